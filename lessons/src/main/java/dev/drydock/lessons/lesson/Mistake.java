package dev.drydock.lessons.lesson;

import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.source.Place;
import java.util.List;

/**
 * A wrong answer that is often given; the content has a sentence for it.
 *
 * @param tries the lines that make it, carried out by the proof
 * @param when how it is recognised
 */
public record Mistake(String name, Place place, List<Command> tries, Check when) {
    public Mistake {
        tries = List.copyOf(tries);
    }
}
