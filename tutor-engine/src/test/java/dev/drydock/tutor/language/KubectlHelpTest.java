package dev.drydock.tutor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.kubectl.line.Command;
import dev.drydock.sandbox.kubectl.line.CommandTree;
import dev.drydock.sandbox.phrase.Phrases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubectlHelpTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_command_and_flag_is_described(Language language) {
        List<String> missing = new ArrayList<>();
        walk(CommandTree.load().root(), new LearnersPhrases(language), missing);
        assertEquals(List.of(), missing);
    }

    private static void walk(Command command, Phrases phrases, List<String> missing) {
        if (phrases.text(command.path()).isEmpty()) missing.add(command.path());
        for (Flag flag : command.flags()) {
            boolean described = phrases.text(command.path() + " --" + flag.name()).isPresent() || phrases.text("kubectl --" + flag.name()).isPresent();
            if (flag.listed() && !described) missing.add(command.path() + " --" + flag.name());
        }
        CommandTree.load().children(command).forEach(child -> walk(child, phrases, missing));
    }
}
