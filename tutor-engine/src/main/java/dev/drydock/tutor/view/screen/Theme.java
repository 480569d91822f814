package dev.drydock.tutor.view.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.drydock.tutor.view.picture.Look;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * What looks look like. Each colour is given for terminals of 256 colours and of 16; without colours there are only strength and inversion.
 * The third theme uses what everybody can tell apart (the palette of Okabe and Ito, 2008).
 */
public enum Theme {
    DARK(List.of(ink(51, 14), ink(244, 8), ink(245, 8), ink(84, 10), ink(221, 11), ink(203, 9), ink(246, 7))),
    LIGHT(List.of(ink(25, 4), ink(244, 8), ink(242, 8), ink(28, 2), ink(130, 5), ink(160, 1), ink(240, 8))),
    COLOUR_BLIND(List.of(ink(75, 14), ink(244, 8), ink(245, 8), ink(39, 12), ink(220, 11), ink(208, 13), ink(246, 7)));

    private static final int MANY = 256;
    private static final int FEW = 16;

    private final Map<Look, Ink> inks = new EnumMap<>(Look.class);

    Theme(List<Ink> inOrder) {
        List<Look> inked = List.of(Look.TITLE, Look.FRAME, Look.FAINT, Look.GOOD, Look.WAITING, Look.BAD, Look.GONE);
        for (int i = 0; i < inOrder.size(); i++) inks.put(inked.get(i), inOrder.get(i));
    }

    /** A colour by its number among 256 and among 16. */
    private record Ink(int ofMany, int ofFew) {}

    private static Ink ink(int ofMany, int ofFew) {
        return new Ink(ofMany, ofFew);
    }

    Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The cells of a text. @param colours how many the terminal has, 0 for none */
    TextCharacter[] cells(String text, Look look, int colours) {
        return TextCharacter.fromString(text, colour(look, colours), TextColor.ANSI.DEFAULT, strength(look, colours));
    }

    private TextColor colour(Look look, int colours) {
        Ink ink = inks.get(look);
        if (ink == null || colours == 0) return TextColor.ANSI.DEFAULT;
        if (colours >= MANY) return new TextColor.Indexed(ink.ofMany());
        return colours < FEW ? eight(ink.ofFew()) : few(ink.ofFew());
    }

    /** Terminals of eight colours have no bright ones; grey would be black there. */
    private static TextColor eight(int number) {
        return number == 8 ? TextColor.ANSI.DEFAULT : few(number % 8);
    }

    private static TextColor few(int number) {
        List<TextColor.ANSI> all = List.of(TextColor.ANSI.BLACK, TextColor.ANSI.RED, TextColor.ANSI.GREEN, TextColor.ANSI.YELLOW, TextColor.ANSI.BLUE,
                TextColor.ANSI.MAGENTA, TextColor.ANSI.CYAN, TextColor.ANSI.WHITE, TextColor.ANSI.BLACK_BRIGHT, TextColor.ANSI.RED_BRIGHT, TextColor.ANSI.GREEN_BRIGHT,
                TextColor.ANSI.YELLOW_BRIGHT, TextColor.ANSI.BLUE_BRIGHT, TextColor.ANSI.MAGENTA_BRIGHT, TextColor.ANSI.CYAN_BRIGHT, TextColor.ANSI.WHITE_BRIGHT);
        return all.get(number);
    }

    private static EnumSet<SGR> strength(Look look, int colours) {
        if (look == Look.MARKED) return EnumSet.of(SGR.REVERSE);
        boolean strong = look == Look.TITLE || look == Look.BAD || colours == 0 && look == Look.WAITING;
        return strong ? EnumSet.of(SGR.BOLD) : EnumSet.noneOf(SGR.class);
    }
}
