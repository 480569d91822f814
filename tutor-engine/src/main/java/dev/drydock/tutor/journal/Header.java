package dev.drydock.tutor.journal;

/**
 * What a replay must know before the first entry.
 *
 * @param version of the program that wrote the journal
 * @param start the world it was written in
 * @param lesson the lesson's name; empty in the free sandbox
 * @param digest of the lesson's text; empty in the free sandbox
 */
public record Header(String version, Start start, String lesson, String digest) {

    /** What the digest of an exam's lesson begins with. */
    public static final String EXAM = "exam-";

    /** Whether it is an exam: no hints, no answers shown, and every entry is chained to those before it by SHA-256. */
    public boolean exam() {
        return digest.startsWith(EXAM);
    }

    /** The version of this program. */
    public static final String VERSION = "0.1.0";

    /**
     * The world at the start: the same four values give the same world.
     *
     * @param world its name
     * @param seed of everything random
     * @param epoch the virtual clock's first moment, ISO 8601 in UTC
     * @param language code of the learner's language
     */
    public record Start(String world, long seed, String epoch, String language) {}
}
