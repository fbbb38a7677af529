package io.mooring.security;

import io.mooring.domain.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds out who presents a key or a token. Fails with {@link io.mooring.run.StoreUnavailableException} where the database would have to
 * be asked and does not answer.
 */
@Singleton
public class Authentication {
    private final ApiKeys keys;
    private final Tokens tokens;
    private final LastUse lastUse;

    Authentication(ApiKeys keys, Tokens tokens, LastUse lastUse) {
        this.keys = keys;
        this.tokens = tokens;
        this.lastUse = lastUse;
    }

    /** The key in the {@code Authorization} header, raw or behind a scheme, as {@link #exchange} wants it; a token is none. */
    public Optional<Secret> presentedKey(MultiMap headers) {
        return Credential.of(headers).map(credential -> Secret.of(credential.value()));
    }

    /** A new token for a valid key of any kind; empty for anything else, tokens included: they cannot prolong themselves. */
    public Uni<Optional<Secret>> exchange(Secret key) {
        return keys.find(key.reveal()).map(this::noted).map(found -> found.map(tokens::mint));
    }

    /** The caller whose key or token stands in the {@code Authorization} header; empty without a valid one. */
    Uni<Optional<Caller>> identify(MultiMap headers) {
        return Credential.of(headers)
                .map(this::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(this::noted)
                .map(key -> key.map(ApiKey::caller));
    }

    private Uni<Optional<ApiKey>> find(Credential credential) {
        return credential.bearer() && tokens.recognises(credential.value())
                ? findByToken(credential.value())
                : keys.find(credential.value());
    }

    private Uni<Optional<ApiKey>> findByToken(String text) {
        return tokens.open(text)
                .map(token -> keys.find(token.key(), token.ofIntegration()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Optional<ApiKey> noted(Optional<ApiKey> key) {
        key.ifPresent(lastUse::note);
        return key;
    }
}
