package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.BodyReader;
import io.mooring.peer.redshift.wire.Message;
import io.mooring.peer.redshift.wire.Replies;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Asks the client for its password as Redshift does: MD5, or the SHA-256 digest of authentication 13. */
final class Authentication {

    private static final int MD5 = 5;

    private final Credentials credentials;

    Authentication(Credentials credentials) {
        this.credentials = credentials;
    }

    void check(WireChannel client, String user) throws IOException, LoginRefused {
        // an unknown user is asked like any other, so that the answer does not tell which users exist
        StoredPassword stored = credentials.of(user).orElseGet(StoredPassword.Disabled::new);
        boolean accepted = switch (stored) {
            case StoredPassword.Md5(String digest) -> answersMd5(client, digest);
            case StoredPassword.Sha256 password -> answersDigest(client, password);
            case StoredPassword.Disabled() -> answersMd5(client, Digests.md5Hex("", Digests.random(16)));
        };
        if (!accepted) {
            throw LoginRefused.badPassword(user);
        }
    }

    private static boolean answersMd5(WireChannel client, String digest) throws IOException {
        byte[] salt = Digests.random(4);
        client.send(Replies.authentication(MD5, salt));
        Message answer = client.read();
        return answer.type() == 'p' && equal(answer.reader().text(), "md5" + Digests.md5Hex(digest, salt));
    }

    private static boolean equal(String answer, String expected) {
        return MessageDigest.isEqual(
                answer.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean answersDigest(WireChannel client, StoredPassword.Sha256 password) throws IOException {
        byte[] serverNonce = Digests.random(16);
        client.send(Replies.digestChallenge(HexFormat.of().parseHex(password.salt()), serverNonce));
        Message answer = client.read();
        return answer.type() == 'd'
                && isDigest(answer.reader(), HexFormat.of().parseHex(password.digest()), serverNonce);
    }

    private static boolean isDigest(BodyReader answer, byte[] stored, byte[] serverNonce) {
        byte[] digest = answer.bytes(answer.int32());
        byte[] clientNonce = answer.bytes(answer.int32());
        return MessageDigest.isEqual(digest, Digests.sha256(stored, serverNonce, clientNonce));
    }
}
