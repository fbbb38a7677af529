package io.mooring.security;

import io.mooring.domain.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds out who presents a key or a token. Fails with {@link io.mooring.run.StoreUnavailableException} where the database would have to
 * be asked and does not answer, and with {@link TooManyFailuresException} where too much from the same address was wrong before. What is in
 * memory is never refused for the sake of others at the same address: many clients share one, behind a proxy.
 */
@Singleton
public class Authentication {
    private final ApiKeys keys;
    private final Tokens tokens;
    private final LastUse lastUse;
    private final FailedAuthentications failures;

    Authentication(ApiKeys keys, Tokens tokens, LastUse lastUse, FailedAuthentications failures) {
        this.keys = keys;
        this.tokens = tokens;
        this.lastUse = lastUse;
        this.failures = failures;
    }

    /** The key in the {@code Authorization} header, raw or behind a scheme, as {@link #exchange} wants it; a token is none. */
    public Optional<Secret> presentedKey(MultiMap headers) {
        return Credential.of(headers).map(credential -> Secret.of(credential.value()));
    }

    /** A new token for a valid key of any kind; empty for anything else, tokens included: they cannot prolong themselves. */
    public Uni<Optional<Secret>> exchange(Secret key, HttpServerRequest request) {
        return find(Optional.of(Question.about(key.reveal())), address(request)).map(found -> found.map(tokens::mint));
    }

    /** The caller whose key or token stands in the {@code Authorization} header; empty without a valid one. */
    Uni<Optional<Caller>> identify(HttpServerRequest request) {
        return Credential.of(request.headers())
                .map(credential -> find(question(credential), address(request)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(key -> key.map(ApiKey::caller));
    }

    /** Empty for a token that does not open. */
    private Optional<Question> question(Credential credential) {
        return credential.bearer() && tokens.recognises(credential.value())
                ? tokens.open(credential.value()).map(token -> new Question(token.key(), token.ofIntegration()))
                : Optional.of(Question.about(credential.value()));
    }

    private Uni<Optional<ApiKey>> find(Optional<Question> question, String address) {
        return question.flatMap(keys::inMemory)
                .map(key -> Uni.createFrom().item(Optional.of(key)))
                .orElseGet(() -> lookUp(question, address))
                .invoke(key -> key.ifPresent(lastUse::note));
    }

    /** What needs no query is wrong at once, however often; only guesses that cost one are counted. */
    private Uni<Optional<ApiKey>> lookUp(Optional<Question> question, String address) {
        return question.filter(keys::isForDatabase)
                .map(asked -> lookUp(asked, address))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<ApiKey>> lookUp(Question question, String address) {
        return Uni.createFrom()
                .deferred(() -> {
                    failures.requireFew(address);
                    return keys.lookUp(question);
                })
                .invoke(key -> {
                    if (key.isEmpty()) {
                        failures.count(address);
                    }
                });
    }

    private static String address(HttpServerRequest request) {
        SocketAddress client = request.remoteAddress();
        return client == null ? "" : String.valueOf(client.hostAddress());
    }
}
