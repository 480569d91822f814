package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.List;

/** The menu of {@code select}. */
final class Selecting {
    private Selecting() {
    }

    static Turn next(Sys sys, Machine below, Frame.SelectNext frame) {
        ShellState state = below.state();
        if (frame.show()) {
            Complaints.say(sys, menu(frame.words()));
        }
        Complaints.say(sys, state.text("PS3").orElse("#? "));
        return new Turn.Pause(Lines.read(sys, Lines.Wanted.line(0), Bytes.EMPTY, (then, line, stop) -> {
            if (stop == Lines.Stop.SIGNAL) {
                return below.push(frame).resume();
            }
            if (line.isEmpty()) {
                Complaints.say(then, "\n");
                return below.status(1).resume();
            }
            String reply = line.text().strip();
            if (reply.isEmpty()) {
                return below.push(new Frame.SelectNext(frame.loop(), frame.words(), true)).resume();
            }
            int choice = reply.matches("[0-9]{1,6}") ? Integer.parseInt(reply) : 0;
            boolean known = choice >= 1 && choice <= frame.words().size();
            ShellState chosen = state.set("REPLY", reply)
                    .set(frame.loop().name(), known ? frame.words().get(choice - 1) : "");
            return below.with(chosen).push(new Frame.SelectNext(frame.loop(), frame.words(), false))
                    .push(new Frame.Do(frame.loop().body())).resume();
        }));
    }

    private static String menu(List<String> words) {
        StringBuilder menu = new StringBuilder();
        int width = Integer.toString(words.size()).length();
        for (int i = 0; i < words.size(); i++) {
            String number = Integer.toString(i + 1);
            menu.append(" ".repeat(width - number.length())).append(number).append(") ")
                    .append(words.get(i)).append('\n');
        }
        return menu.toString();
    }
}
