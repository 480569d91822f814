package dev.drydock.tutor.rehearsal;

import dev.drydock.tutor.Drydock;
import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.edge.RealEdge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays what most sessions begin with.
 *
 * <p>{@code Rehearsal COMMAND...} opens a terminal of its own, runs the command in it (a Java that makes an archive of the classes it
 * loads, with this class and no words) and types; where no terminal can be opened the command runs without one. {@code Rehearsal} alone
 * is what is run there: a script, then the program as a learner starts it.
 */
public final class Rehearsal {
    private static final String SCRIPT = String.join("\n",
            "docker pull -q hello-world", "docker run --rm hello-world | head -3", "docker run -d --name web -p 8080:80 nginx", "sleep 2",
            "curl -s localhost:8080 | grep -i title", "docker ps", "docker logs web", "docker exec web ls /", "docker rm -f web", "ls -l | wc -l", "true");

    /** What is typed, each when the screen has come to rest: at the menus, at the prompt of the first lesson's page, at its first question. */
    private static final List<String> TYPED = List.of("\r", "\r", "echo ok $((6 * 7))\r", "docker ps\r", "docker run -d --name web nginx\r", ":view house\rq", ":hint\r",
            "ls\t\t", "\003", "\r", "c\r", "\r", "\004", "\004", "q", "\004", "exit\r", "\004");

    private Rehearsal() {}

    public static void main(String[] command) throws IOException, InterruptedException {
        System.exit(command.length == 0 ? play() : Stage.run(List.of(command), TYPED.stream().map(keys -> keys.getBytes(StandardCharsets.UTF_8)).toList()));
    }

    private static int play() {
        Edge edge = RealEdge.open();
        int script = Drydock.run(new ArrayList<>(List.of("sh", "-c", SCRIPT)), edge);
        return edge.interactive() ? Drydock.run(new ArrayList<>(), edge) : script;
    }
}
