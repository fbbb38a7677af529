package io.mooring.ops;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives back, once the service listens, the heap that only the start needed: the collector would keep it for as long as little is asked of
 * the service (decision 0015). One collection, with the two ratios by which HotSpot sizes its heap set low for as long as it takes; then
 * they are what they were, and the heap grows again when there is work. Other virtual machines are left as they are.
 */
@ApplicationScoped
class HeapAfterStart {

    private static final Logger LOG = Logger.getLogger(HeapAfterStart.class);
    private static final String LEAST_FREE = "MinHeapFreeRatio";
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    void listening(@ObservesAsync HttpServerStart start) {
        if (LaunchMode.current() == LaunchMode.NORMAL && !ImageMode.current().isNativeImage()) {
            giveBack();
        }
    }

    static void giveBack() {
        try {
            machine().ifPresent(HeapAfterStart::collect);
        } catch (IllegalArgumentException | UnsupportedOperationException noSuchOption) {
            LOG.debugf("This virtual machine sizes its heap by other options: %s", noSuchOption.getMessage());
        }
    }

    private static Optional<HotSpotDiagnosticMXBean> machine() {
        return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
    }

    /** In this order, since at no moment the least may be more than the most. */
    private static void collect(HotSpotDiagnosticMXBean machine) {
        String least = machine.getVMOption(LEAST_FREE).getValue();
        String most = machine.getVMOption(MOST_FREE).getValue();
        machine.setVMOption(LEAST_FREE, "5");
        machine.setVMOption(MOST_FREE, "10");
        try {
            System.gc();
        } finally {
            machine.setVMOption(MOST_FREE, most);
            machine.setVMOption(LEAST_FREE, least);
        }
    }
}
