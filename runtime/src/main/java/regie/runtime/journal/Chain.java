package regie.runtime.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The chain of SHA-256 that makes a journal tell on whoever changes it: each event's hash covers the
 * hash before it, its envelope, and the hash of its body (not the body, which may be archived or
 * lawfully erased while the chain still verifies).
 *
 * <p>What is hashed, version 1: the previous hash (32 bytes); seq and commit (8 bytes each, big
 * endian); at and machine time (microseconds since 1970, 8 bytes each); type version (4 bytes); then
 * type, command id, cause, actor, on behalf of, reason and estate version, each as its length in
 * UTF-8 bytes (4 bytes) and its bytes, empty where absent; and the hash of the body (32 bytes).
 * An instance reuses its buffers and belongs to one thread.
 */
public final class Chain {

    private static final int FIXED = 32 + 8 * 4 + 4 + 32;

    private final MessageDigest sha256 = sha256();
    private ByteBuffer buffer = ByteBuffer.allocate(4096);

    /** What stands before the first event: 32 zero bytes. */
    public static byte[] start() {
        return new byte[32];
    }

    public byte[] bodyHash(byte[] body) {
        return sha256.digest(body);
    }

    /** The hash of an event whose predecessor's is {@code previous}; its own field is not read. */
    public byte[] link(byte[] previous, JournalEvent event) {
        buffer.clear();
        buffer.put(previous).putLong(event.seq()).putLong(event.commit());
        buffer.putLong(micros(event.at())).putLong(micros(event.machineTime())).putInt(event.typeVersion());
        Provenance provenance = event.provenance();
        put(event.type());
        put(event.commandId().map(CommandId::value).orElse(""));
        put(provenance.cause());
        put(provenance.actor().value());
        put(provenance.onBehalfOf().map(actor -> actor.value()).orElse(""));
        put(provenance.reason());
        put(provenance.estateVersion().map(version -> version.value()).orElse(""));
        room(32);
        buffer.put(event.bodyHash());
        sha256.update(buffer.array(), 0, buffer.position());
        return sha256.digest();
    }

    /** Microseconds since 1970, which is how the journal keeps instants. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }

    private void put(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length);
        buffer.putInt(bytes.length).put(bytes);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(buffer.capacity() * 2 + bytes + FIXED);
            larger.put(buffer.array(), 0, buffer.position());
            buffer = larger;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
