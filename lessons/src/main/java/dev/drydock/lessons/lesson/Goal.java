package dev.drydock.lessons.lesson;

import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.source.Place;

/**
 * A check that a task asks for.
 *
 * @param keep whether it may hold before the task is begun; it must then still hold at the end
 */
public record Goal(Place place, Check check, boolean keep) {}
