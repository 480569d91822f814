package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Kind;

/** What a line or a file asks for, before the server has been asked. */
public sealed interface Entry {

    /** One object by its name. */
    record Named(Item item) implements Entry {}

    /** All objects of a kind that match. @param namespace empty for all */
    record Listed(Kind kind, String namespace, String labels, String fields) implements Entry {}

    /** An object that a file describes. */
    record Written(Item item) implements Entry {}

    /** A document of a file that means nothing. */
    record Broken(Failure why) implements Entry {}
}
