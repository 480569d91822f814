package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.condition.TextTest;
import dev.drydock.lessons.view.HttpSeen;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP GET is answered.
 *
 * @param from empty for the learner's host, else a container
 */
public record HttpAnswers(Optional<String> from, String url, int status, Optional<TextTest> body) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        Optional<HttpSeen> answer = world.get(from, url);
        List<Condition> conditions = new ArrayList<>();
        if (answer.isEmpty()) {
            conditions.add(Condition.of(false, "check.http.answers", "url", url, "status", "" + status));
        } else {
            int here = answer.get().status();
            conditions.add(Condition.of(here == status, "check.http.status",
                    "url", url, "status", "" + status, "here", "" + here));
        }
        body.ifPresent(test -> conditions.add(judgeBody(test, answer)));
        return conditions;
    }

    @Override
    public int cost() {
        return 2;
    }

    private Condition judgeBody(TextTest test, Optional<HttpSeen> answer) {
        if (answer.isEmpty()) return Condition.pending("check.http.body", "url", url, "wanted", test.shown());
        return Condition.of(test.accepts(answer.get().body()), "check.http.body", "url", url, "wanted", test.shown());
    }
}
