package dev.drydock.tutor.page;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * A lesson's prose as lines for a terminal. Without colour the looks that carry meaning stay as signs: {@code #} before a
 * heading, back quotes around code. Control characters in the text never reach the terminal (a lesson pack is untrusted).
 */
public final class Markdown {
    private final int width;
    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    private Markdown(int width, boolean colours) {
        this.width = width;
        this.colours = colours;
    }

    /** The lines of a text, each at most {@code width} columns wide. */
    public static List<String> lines(String text, int width, boolean colours) {
        Markdown page = new Markdown(Math.max(8, width), colours);
        page.blocks(Parser.builder().customDelimiterProcessor(new Strong()).build().parse(harmless(text)), "", "");
        return page.lines;
    }

    /** The text without anything a terminal would obey. */
    public static String harmless(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean obeyed = c < 0x20 && c != '\n' || c >= 0x7F && c < 0xA0 || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            if (c == '\t') clean.append("    ");
            else if (!obeyed) clean.appendCodePoint(c);
        });
        return clean.toString();
    }

    /** The blocks inside a node; {@code first} stands before the first line and {@code rest} before all others. */
    private void blocks(Node parent, String first, String rest) {
        String margin = first;
        boolean tight = parent.getParent() instanceof BulletList list && list.isTight()
                || parent.getParent() instanceof OrderedList ordered && ordered.isTight();
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (block != parent.getFirstChild() && !tight) lines.add(rest.stripTrailing());
            block(block, margin, rest);
            margin = rest;
        }
    }

    private void block(Node block, String first, String rest) {
        if (block instanceof Heading) {
            String sign = colours ? "" : "# ";
            paragraph(spans(block, Style.HEADING), first + sign, rest);
        } else if (block instanceof Paragraph) {
            List<Span> spans = spans(block, Style.PLAIN);
            List<String> table = Table.lines(spans, width - Columns.of(rest), colours);
            if (table.isEmpty()) paragraph(spans, first, rest);
            else table.forEach(line -> lines.add(rest + line));
        } else if (block instanceof FencedCodeBlock code) {
            code(code.getLiteral(), first, rest);
        } else if (block instanceof IndentedCodeBlock code) {
            code(code.getLiteral(), first, rest);
        } else if (block instanceof BulletList list) {
            items(list, rest, 0);
        } else if (block instanceof OrderedList list) {
            items(list, rest, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
        } else if (block instanceof BlockQuote) {
            blocks(block, first + "| ", rest + "| ");
        } else if (block instanceof ThematicBreak) {
            lines.add(rest + "-".repeat(Math.max(1, Math.min(40, width - Columns.of(rest)))));
        } else if (block instanceof HtmlBlock html) {
            paragraph(List.of(Span.plain(html.getLiteral())), first, rest);
        } else {
            blocks(block, first, rest);
        }
    }

    /** The items of a list; numbered from {@code number} unless that is 0. */
    private void items(Node list, String margin, int number) {
        boolean tight = list instanceof BulletList bullets ? bullets.isTight() : ((OrderedList) list).isTight();
        int next = number;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item != list.getFirstChild() && !tight) lines.add(margin.stripTrailing());
            String sign = number == 0 ? "- " : next++ + ". ";
            blocks(item, margin + sign, margin + " ".repeat(sign.length()));
        }
    }

    private void paragraph(List<Span> spans, String first, String rest) {
        String margin = first;
        for (List<Span> line : Wrapping.lines(spans, width - Columns.of(rest))) {
            lines.add(margin + Span.line(line, colours));
            margin = rest;
        }
    }

    /** Code keeps its lines and blanks; what is too long goes on in the next line rather than out of sight. */
    private void code(String text, String first, String rest) {
        String margin = first + "    ";
        for (String line : text.stripTrailing().split("\n", -1)) {
            String left = line;
            do {
                String part = Columns.cut(left, Math.max(2, width - Columns.of(margin)));
                lines.add(margin + Style.CODE.paint(part, colours));
                left = left.substring(part.length());
                margin = rest + "    ";
            } while (!left.isEmpty());
        }
    }

    private List<Span> spans(Node parent, Style style) {
        List<Span> spans = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) spans(node, style, spans);
        return spans;
    }

    private void spans(Node node, Style style, List<Span> spans) {
        if (node instanceof Text text) spans.add(new Span(text.getLiteral(), style));
        else if (node instanceof Code code) spans.add(new Span(colours ? code.getLiteral() : "`" + code.getLiteral() + "`", Style.CODE));
        else if (node instanceof StrongEmphasis) spans.addAll(spans(node, Style.STRONG));
        else if (node instanceof Emphasis) spans.addAll(spans(node, Style.EMPHASIS));
        else if (node instanceof SoftLineBreak) spans.add(new Span(softBreak(node), style));
        else if (node instanceof HardLineBreak) spans.add(new Span("\n", style));
        else if (node instanceof HtmlInline html) spans.add(new Span(html.getLiteral(), style));
        else if (node instanceof Link link) link(link, style, spans);
        else spans.addAll(spans(node, style));
    }

    private void link(Link link, Style style, List<Span> spans) {
        List<Span> shown = spans(link, style);
        spans.addAll(shown);
        if (!Span.line(shown, false).equals(link.getDestination())) spans.add(new Span(" (" + link.getDestination() + ")", Style.FAINT));
    }

    /** A line's end in the source is a blank, except between Chinese characters and inside a table. */
    private static String softBreak(Node node) {
        if (node.getParent().getFirstChild() instanceof Text first && first.getLiteral().startsWith("|")) return "\n";
        boolean chinese = node.getPrevious() instanceof Text before && node.getNext() instanceof Text after
                && !before.getLiteral().isEmpty() && !after.getLiteral().isEmpty()
                && Columns.wide(before.getLiteral().codePointBefore(before.getLiteral().length()))
                && Columns.wide(after.getLiteral().codePointAt(0));
        return chinese ? "" : " ";
    }
}
