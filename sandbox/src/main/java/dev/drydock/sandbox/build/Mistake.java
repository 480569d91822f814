package dev.drydock.sandbox.build;

/**
 * Why a Dockerfile cannot be used.
 *
 * @param line counted from 1; 0 if it concerns the whole file
 * @param message without the words about the line
 * @param early whether the file could not even be split into instructions; the message then stands alone
 */
public record Mistake(int line, int lastLine, String message, boolean early) implements ParsedDockerfile {
    public Mistake(int line, int lastLine, String message) {
        this(line, lastLine, message, false);
    }

    static Mistake early(int line, int lastLine, String message) {
        return new Mistake(line, lastLine, message, true);
    }

    static Mistake early(Instruction at, String message) {
        return new Mistake(at.line(), at.lastLine(), message, true);
    }

    /** The whole sentence, as both builders say it. */
    public String sentence() {
        return early ? message : "dockerfile parse error on line " + line + ": " + message;
    }
}
