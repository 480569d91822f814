package dev.drydock.lessons.check;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.view.WorldView;
import java.util.List;

/** The opposite of a check; what cannot be seen is not its opposite. */
public record Not(Check check) implements Check {

    @Override
    public List<Condition> conditions(WorldView world) {
        List<Condition> inner = check.conditions(world);
        for (Condition condition : inner) {
            if (condition.state() == Condition.State.UNSEEN) return List.of(condition);
        }
        boolean holds = Condition.allMet(inner);
        Message asked = (holds ? inner.get(inner.size() - 1) : firstUnmet(inner)).message();
        return List.of(new Condition(holds ? Condition.State.UNMET : Condition.State.MET, asked, holds));
    }

    /** That the inner check fails is told by its own sentence: there is no container named web. */
    private static Condition firstUnmet(List<Condition> conditions) {
        return conditions.stream().filter(condition -> !condition.met()).findFirst().orElseThrow();
    }

    @Override
    public int cost() {
        return check.cost();
    }
}
