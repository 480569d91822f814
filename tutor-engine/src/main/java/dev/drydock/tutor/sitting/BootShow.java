package dev.drydock.tutor.sitting;

import dev.drydock.sandbox.world.Boot;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Wrapping;
import java.util.Locale;

/** Shows how a cluster comes up, a line for each component as it comes; nothing, in a world whose cluster runs already. */
public final class BootShow {
    private BootShow() {}

    public static void show(World world, Learner learner) {
        Boot.watch(world, (micros, fact) -> {
            String line = String.format(Locale.ROOT, "[%5.1fs] ", micros / 1e6) + learner.tongue().sentences().say(fact.key(), fact.words().toArray());
            learner.terminal().write(Wrapping.fit(Markdown.harmless(line), learner.terminal().size().columns() - 1) + "\n");
        });
    }
}
