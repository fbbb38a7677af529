package io.mooring.peer.redshift;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The faults that a test has switched on. Each holds until {@link #clear()}; where an occurrence is given (1 is the first one from now on)
 * only that login or statement suffers. Of several that fit, the one switched on first wins.
 */
public final class Faults {

    private record Planned<F>(Predicate<String> fits, int occurrence, AtomicInteger seen, F fault) {
        boolean strikes(String subject) {
            return fits.test(subject) && (seen.incrementAndGet() == occurrence || occurrence == EVERY);
        }
    }

    private static final int EVERY = 0;

    private final List<Planned<LoginFault>> logins = new CopyOnWriteArrayList<>();
    private final List<Planned<StatementFault>> statements = new CopyOnWriteArrayList<>();

    public void onEveryLogin(LoginFault fault) {
        onLogin(EVERY, fault);
    }

    public void onLogin(int occurrence, LoginFault fault) {
        logins.add(new Planned<>(any -> true, occurrence, new AtomicInteger(), fault));
    }

    public void onEveryStatement(StatementFault fault) {
        onStatement("", EVERY, fault);
    }

    /** Strikes every statement in which the regular expression is found; upper and lower case are alike. */
    public void onEveryStatement(String expression, StatementFault fault) {
        onStatement(expression, EVERY, fault);
    }

    /** Strikes the statement in which the regular expression is found for the given time from now on. */
    public void onStatement(String expression, int occurrence, StatementFault fault) {
        Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        statements.add(new Planned<>(sql -> pattern.matcher(sql).find(), occurrence, new AtomicInteger(), fault));
    }

    public void clear() {
        logins.clear();
        statements.clear();
    }

    Optional<LoginFault> nextLogin() {
        return first(logins, "");
    }

    Optional<StatementFault> next(String statement) {
        return first(statements, statement);
    }

    /** Every planned fault counts what it sees, also when an earlier one strikes. */
    private static <F> Optional<F> first(List<Planned<F>> planned, String subject) {
        return planned.stream().filter(fault -> fault.strikes(subject)).toList().stream()
                .findFirst()
                .map(Planned::fault);
    }
}
