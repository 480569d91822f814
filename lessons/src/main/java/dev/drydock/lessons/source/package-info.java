/**
 * A lesson's file as nodes that know where they stand.
 *
 * <p>Scalars are raw text: {@code 22:22}, {@code 1.10}, {@code no} and {@code {{.Names}}} stay what the teacher wrote, and
 * every complaint names file, line and column. Nothing here knows what a lesson is. Start at {@link
 * dev.drydock.lessons.source.YamlSource}; SnakeYAML is used there and nowhere else in the module.
 */
package dev.drydock.lessons.source;
