package dev.drydock.sandbox.image;

/** What reading an image name gave: the name, or why it is none. */
public sealed interface ParsedReference permits Reference, ParsedReference.Malformed {
    /** The text is no name; the message is the original's. */
    record Malformed(String message) implements ParsedReference {}
}
