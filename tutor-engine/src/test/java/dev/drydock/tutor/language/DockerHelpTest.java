package dev.drydock.tutor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandTree;
import dev.drydock.sandbox.phrase.Phrases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever asks docker for help finds a description of everything. */
class DockerHelpTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_command_and_flag_is_described(Language language) {
        List<String> missing = new ArrayList<>();
        walk(CommandTree.load().root(), new LearnersPhrases(language), missing);
        assertEquals(List.of(), missing);
    }

    private static void walk(Command command, Phrases phrases, List<String> missing) {
        if (names(command).stream().noneMatch(name -> phrases.text(name).isPresent())) missing.add(command.path());
        for (Flag flag : command.flags()) {
            String name = " --" + flag.name();
            boolean described = names(command).stream().anyMatch(each -> phrases.text(each + name).isPresent())
                    || phrases.text("docker run" + name).isPresent() || phrases.text("docker" + name).isPresent();
            if (flag.listed() && !described) missing.add(command.path() + name);
        }
        if (command.group()) CommandTree.load().children(command).forEach(child -> walk(child, phrases, missing));
    }

    private static List<String> names(Command command) {
        List<String> names = new ArrayList<>(List.of(command.path()));
        if (!command.alsoKnownAs().isEmpty()) names.addAll(List.of(command.alsoKnownAs().split(", ")));
        return names;
    }
}
