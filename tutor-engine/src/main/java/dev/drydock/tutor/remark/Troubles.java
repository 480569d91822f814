package dev.drydock.tutor.remark;

import dev.drydock.sandbox.engine.Deeds;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.store.Change;
import dev.drydock.sandbox.store.Entry;
import dev.drydock.sandbox.trace.Fact;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an engine noted while the line ran: who holds the port, why a container ended at once, what is missing. */
final class Troubles {
    /** Whoever watches a container to its end knows that it ended. */
    private static final Pattern BEHIND_ONES_BACK = Pattern.compile("\\bdocker\\b.*( -[a-z]*d|--detach|\\bstart\\b|\\bup\\b)|^\\s*(sleep|watch)\\b|^$");

    private static final Pattern ENDS_IT = Pattern.compile("\\b(rm|kill|stop|restart|down|prune)\\b");

    private Troubles() {}

    private static boolean expected(String kind, String line) {
        if (!kind.endsWith("-at-once") && !kind.equals("shell-without-input")) return false;
        return ENDS_IT.matcher(line).find() || kind.equals("over-at-once") && !BEHIND_ONES_BACK.matcher(line).find();
    }

    static Optional<String> about(Aftermath after) {
        List<Entry> log = after.world().store().log();
        Optional<Fact> first = Optional.empty();
        for (int i = log.size() - 1; i >= 0 && log.get(i).revision() > after.revision(); i--) {
            for (Change change : log.get(i).changes()) {
                Optional<Trouble> trouble = change.after(Trouble.TROUBLES);
                boolean expected = trouble.isPresent() && expected(trouble.get().kind(), after.line());
                if (trouble.isPresent() && !expected) first = new Deeds().tell(change);
            }
        }
        return first.flatMap(fact -> after.sentences().find(fact.key(), fact.words().toArray())).map(said -> after.say("remark.trouble", said));
    }
}
