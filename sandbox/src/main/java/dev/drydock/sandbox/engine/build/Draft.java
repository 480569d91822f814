package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Settings;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stage has become so far.
 *
 * @param history where a step's time is empty it is not known yet
 * @param arguments {@code ARG} that were declared, {@code name=value}, without a value only {@code name}
 * @param key names all that led here, for the cache
 * @param commanded whether this build set the command, so that an entrypoint leaves it
 */
record Draft(Image.Platform platform, Mapping config, List<Image.HistoryStep> history, List<Layer> layers, List<String> arguments, String key,
        boolean commanded) {
    static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    Draft {
        history = List.copyOf(history);
        layers = List.copyOf(layers);
        arguments = List.copyOf(arguments);
    }

    static Draft of(Image image) {
        String key = image.layers().isEmpty() ? "scratch" : image.chainIds().get(image.layers().size() - 1);
        return new Draft(image.platform(), image.config(), image.history(), image.layers(), List.of(), key, false);
    }

    static Draft scratch() {
        return new Draft(Image.Platform.LINUX_AMD64, Mapping.of("Env", List.of(PATH)), List.of(), List.of(), List.of(), "scratch", false);
    }

    /** Variables as instructions see them: arguments, and over them the environment. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        arguments.stream().filter(each -> each.contains("=")).forEach(each -> put(values, each));
        config.get("Env").texts().forEach(each -> put(values, each));
        return values;
    }

    private static void put(Map<String, String> values, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }

    Draft configured(Mapping changed) {
        return new Draft(platform, Settings.ordered(changed), history, layers, arguments, key, commanded);
    }

    Draft commanding() {
        return new Draft(platform, config, history, layers, arguments, key, true);
    }

    Draft with(String argument) {
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        List<String> more = new ArrayList<>(arguments.stream().filter(each -> !each.equals(name) && !each.startsWith(name + "=")).toList());
        more.add(argument);
        return new Draft(platform, config, history, layers, more, key, commanded);
    }

    Draft withoutArguments() {
        return new Draft(platform, config, history, layers, List.of(), key, commanded);
    }

    Draft step(Image.HistoryStep step) {
        List<Image.HistoryStep> more = new ArrayList<>(history);
        more.add(step);
        return new Draft(platform, config, more, layers, arguments, key, commanded);
    }

    Draft layer(Layer layer, String newKey) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Draft(platform, config, history, more, arguments, newKey, commanded);
    }

    /** The key after an instruction. */
    String keyAfter(String what) {
        return Digest.of(Bytes.of(key + "\n" + what));
    }

    /** The image as it is, for a container to run in. */
    Image image() {
        String created = "";
        boolean missing = false;
        for (Image.HistoryStep step : history) {
            if (step.created().isEmpty()) {
                missing = true;
            } else {
                created = step.created();
                if (missing) {
                    break;
                }
            }
        }
        missing = false;
        List<Image.HistoryStep> dated = new ArrayList<>();
        for (Image.HistoryStep step : history) {
            if (!step.created().isEmpty()) {
                created = missing ? step.created() : created;
                dated.add(step);
            } else {
                missing = true;
                dated.add(new Image.HistoryStep(created, step.createdBy(), step.comment(), step.author(), step.empty()));
            }
        }
        String last = dated.isEmpty() ? created : dated.get(dated.size() - 1).created();
        return new Image(platform, last, config, dated, layers);
    }
}
