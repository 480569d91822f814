package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.syntax.Statement;

/** What the machine cannot do by itself: the process does it, and may have to wait. */
sealed interface Effect {
    /** Nothing: others' turn. */
    record Pause() implements Effect {}

    record NextRecord() implements Effect {}

    record SkipFile() implements Effect {}

    record ReadLine(Expression.Source source, String name) implements Effect {}

    record Write(Statement.Direction direction, String name, String text) implements Effect {}

    record Close(String name) implements Effect {}

    record Flush() implements Effect {}

    record Run(String command) implements Effect {}

    /** The program has ended. */
    record Halt() implements Effect {}

    /** A child was started or its pipe closed. @param toAnswer whether the program wants to know how it ended */
    record AwaitChild(int pid, boolean toAnswer) implements Effect {}
}
