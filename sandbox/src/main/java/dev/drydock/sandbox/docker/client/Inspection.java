package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.docker.format.InspectFormat;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows objects as they are, or what a template makes of each: the common half of all {@code inspect} commands. Objects that exist are shown
 * although others do not.
 *
 * @param names what to look for
 * @param format empty for indented JSON, {@code json}, or a template
 * @param look finds one object
 */
public record Inspection(List<String> names, String format, Look look) {
    private static final int BAD_TEMPLATE = 64;

    /** Finds an object by name. */
    @FunctionalInterface
    public interface Look {
        Step run(Sys sys, String name, Found found, Missing missing);
    }

    /** Goes on with an object. */
    @FunctionalInterface
    public interface Found {
        Step run(Sys sys, InspectFormat.Inspected object);
    }

    /** Goes on without, with the complaint to show at the end. */
    @FunctionalInterface
    public interface Missing {
        Step run(Sys sys, String complaint);
    }

    /** What was gathered. @param text what the template made so far */
    private record Gathered(List<InspectFormat.Inspected> objects, String text, List<String> complaints) {
        Gathered plus(InspectFormat.Inspected object) {
            List<InspectFormat.Inspected> more = new ArrayList<>(objects);
            more.add(object);
            return new Gathered(List.copyOf(more), text, complaints);
        }

        Gathered plus(String more) {
            return new Gathered(objects, text + more, complaints);
        }

        Gathered complaining(String complaint) {
            List<String> more = new ArrayList<>(complaints);
            more.add(complaint);
            return new Gathered(objects, text, List.copyOf(more));
        }
    }

    /** Looks for all objects, shows them and ends the command. */
    public Step start(Sys sys) {
        Optional<Template> template = Optional.empty();
        if (!format.isEmpty() && !format.equals("json")) {
            Reading<Template> parsed = InspectFormat.parse(format);
            if (parsed.value().isEmpty()) {
                return Job.fail(sys, parsed.refusal().orElseThrow().message(), BAD_TEMPLATE);
            }
            template = parsed.value();
        }
        return next(sys, 0, template, new Gathered(List.of(), "", List.of()));
    }

    private Step next(Sys sys, int done, Optional<Template> template, Gathered gathered) {
        if (done == names.size()) {
            return finish(sys, template.isPresent(), gathered);
        }
        return look.run(sys, names.get(done),
                (s, object) -> next(s, done + 1, template, template.isPresent() ? filled(template.get(), object, gathered) : gathered.plus(object)),
                (s, complaint) -> next(s, done + 1, template, gathered.complaining(complaint)));
    }

    private static Gathered filled(Template template, InspectFormat.Inspected object, Gathered gathered) {
        Reading<String> printed = InspectFormat.print(template, object);
        return printed.value().map(gathered::plus).orElseGet(() -> gathered.complaining(printed.refusal().orElseThrow().message()));
    }

    private Step finish(Sys sys, boolean templated, Gathered gathered) {
        String shown = templated ? gathered.text().isEmpty() ? "\n" : gathered.text()
                : gathered.objects().isEmpty() ? "[]\n"
                : format.equals("json") ? InspectFormat.json(gathered.objects()) : InspectFormat.indented(gathered.objects());
        return sys.print(shown, s -> gathered.complaints().isEmpty()
                ? Step.exit(0)
                : Job.fail(s, String.join("\n", gathered.complaints())));
    }
}
