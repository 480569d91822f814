package dev.drydock.tutor.page;

import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/**
 * Runs of at least two asterisks, by the same rules as the library's own processor (CommonMark 0.31, emphasis and strong emphasis),
 * which joins strings by a machinery whose first use takes a thirtieth of a start.
 */
final class Strong implements DelimiterProcessor {
    @Override
    public char getOpeningCharacter() {
        return '*';
    }

    @Override
    public char getClosingCharacter() {
        return '*';
    }

    @Override
    public int getMinLength() {
        return 2;
    }

    @Override
    public int process(DelimiterRun opening, DelimiterRun closing) {
        boolean inner = opening.canClose() || closing.canOpen();
        if (inner && (opening.originalLength() + closing.originalLength()) % 3 == 0
                && (opening.originalLength() % 3 != 0 || closing.originalLength() % 3 != 0)) return 0;
        int used = opening.length() >= 2 && closing.length() >= 2 ? 2 : 1;
        Node emphasis = used == 2 ? new StrongEmphasis("**") : new Emphasis("*");
        Text opener = opening.getOpener();
        Node between = opener.getNext();
        while (between != null && between != closing.getCloser()) {
            Node next = between.getNext();
            emphasis.appendChild(between);
            between = next;
        }
        opener.insertAfter(emphasis);
        return used;
    }
}
