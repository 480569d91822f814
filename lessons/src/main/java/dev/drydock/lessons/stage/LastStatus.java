package dev.drydock.lessons.stage;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exit code of the line that was last typed at a prompt, asked of its shell in a twin of the world. */
public final class LastStatus {
    private static final Pattern ANSWER = Pattern.compile("status=([0-9]{1,3})=");
    private static final long PATIENCE_MICROS = 2_000_000;
    private static final long MOST_EVENTS = 50_000;

    private LastStatus() {}

    /** What {@code $?} is at a terminal's prompt; 0 when no shell asks for a line there. */
    public static int of(World world, String terminal) {
        if (world.lineRequest(terminal).filter(request -> !request.continuation()).isEmpty()) return 0;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        World twin = world.twin((stream, bytes) -> output.writeBytes(bytes.toArray()));
        twin.type(terminal, Bytes.of("echo status=$?=\n"));
        Matcher[] answer = new Matcher[1];
        twin.run(twin.now() + PATIENCE_MICROS, MOST_EVENTS, () -> {
            answer[0] = ANSWER.matcher(output.toString(StandardCharsets.UTF_8));
            return answer[0].find();
        });
        boolean answered = answer[0] != null && answer[0].reset().find();
        return answered ? Integer.parseInt(answer[0].group(1)) : 0;
    }
}
