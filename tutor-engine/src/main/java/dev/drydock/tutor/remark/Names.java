package dev.drydock.tutor.remark;

import dev.drydock.lessons.source.Nearest;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container that is called otherwise: the name of its image was typed, or a letter is wrong, or it stands on another machine. */
final class Names implements Remark {
    private static final Pattern MISSING = Pattern.compile("No such (?:container|object): (\\S+)");
    private static final int MOST_NAMED = 4;

    @Override
    public Optional<String> about(Aftermath after) {
        Matcher missing = MISSING.matcher(after.output());
        if (!missing.find()) return Optional.empty();
        String typed = missing.group(1);
        List<Container> here = containers(after.world(), after.machine());
        Optional<Container> ofImage = here.stream().filter(container -> isOf(container, typed)).findFirst();
        if (ofImage.isPresent()) return Optional.of(after.say("remark.name-is-image", typed, ofImage.get().name()));
        List<String> names = here.stream().map(Container::name).toList();
        Optional<String> near = Nearest.to(typed, names);
        if (near.isPresent()) return near.map(name -> after.say("remark.near-name", typed, name));
        Optional<Container> elsewhere = after.world().store().view(Container.CONTAINERS).values().stream().filter(container -> container.name().equals(typed)).findFirst();
        if (elsewhere.isPresent()) return Optional.of(after.say("remark.other-host", typed, elsewhere.get().identity().machine(), after.machine()));
        if (names.isEmpty()) return Optional.of(after.say("remark.no-containers"));
        return Optional.of(after.say("remark.names", String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))));
    }

    static List<Container> containers(World world, String machine) {
        return List.copyOf(world.store().view(Container.CONTAINERS).subMap(machine + "/", machine + "0").values());
    }

    /** Whether a container was made from an image that is called so. */
    private static boolean isOf(Container container, String name) {
        String asked = container.settings().config().get("Image").text();
        return asked.equals(name) || asked.startsWith(name + ":");
    }
}
