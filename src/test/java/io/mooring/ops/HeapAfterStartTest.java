package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeapAfterStartTest {

    private static final HotSpotDiagnosticMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    private static List<String> ratios() {
        return List.of(
                MACHINE.getVMOption("MinHeapFreeRatio").getValue(),
                MACHINE.getVMOption("MaxHeapFreeRatio").getValue());
    }

    private static long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    private static long withMuchInUse() {
        byte[][] needed = new byte[64][1 << 20];
        long grown = committed();
        assertThat(needed).hasDimensions(64, 1 << 20);
        return grown;
    }

    @Test
    void whatTheStartNeededIsGivenBackAndTheHeapMayGrowAsBefore() {
        List<String> before = ratios();
        long grown = withMuchInUse();

        HeapAfterStart.giveBack();

        assertThat(ratios()).isEqualTo(before);
        assertThat(committed()).isLessThan(grown);
    }
}
