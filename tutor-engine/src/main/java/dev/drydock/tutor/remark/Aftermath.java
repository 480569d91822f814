package dev.drydock.tutor.remark;

import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.completion.ShellCompletion;
import dev.drydock.tutor.language.Sentences;
import java.util.List;

/**
 * A line that has ended.
 *
 * @param output what it wrote to the terminal, perhaps only the first part
 * @param revision of the world's log before the line
 * @param terminal of the world, where the shell asks again now
 */
public record Aftermath(String line, String output, long revision, World world, String terminal, ShellCompletion completion, Sentences sentences) {

    /** The machine of the shell that asks. */
    String machine() {
        return world.lineRequest(terminal).map(request -> request.shell().machine()).orElse("");
    }

    String say(String key, Object... facts) {
        return sentences.say(key, facts);
    }

    /** What could stand behind these words. */
    List<String> candidates(String begin) {
        return completion.candidates(begin, begin.length()).stream().map(candidate -> candidate.word()).toList();
    }
}
