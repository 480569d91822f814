package dev.drydock.tutor.view.picture;

import dev.drydock.tutor.language.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * What a picture is drawn on.
 *
 * @param sentences of the learner's language
 * @param columns how wide it may be; as long as it needs
 */
public record Paper(Sentences sentences, int columns) {
    public String say(String key, Object... facts) {
        return sentences.say(key, facts);
    }

    /** A legend whose signs are two blanks apart in the sentence. */
    public Picture legend(String key) {
        List<Row> signs = new ArrayList<>();
        for (String sign : say(key).split("  ")) signs.add(Row.of(sign + "  ", Look.FAINT));
        return Picture.flowing(signs, columns + 2);
    }
}
