package dev.drydock.lessons.judge;

import dev.drydock.lessons.check.Check;
import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.lesson.Goal;
import dev.drydock.lessons.lesson.Mistake;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.view.WorldView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges tasks on a world. */
public final class Judge {
    private Judge() {}

    /** How every condition of a task stands now. */
    public static Judgement look(Step.Task task, WorldView world) {
        List<Condition> conditions = new ArrayList<>();
        for (Goal goal : task.goals()) conditions.addAll(goal.check().conditions(world));
        return new Judgement(conditions);
    }

    /** Whether the task is done: cheaper than {@link #look}, since the first goal that fails ends it, and what costs most is asked last. */
    public static boolean isDone(Step.Task task, WorldView world) {
        return task.goals().stream().map(Goal::check).sorted(Comparator.comparingInt(Check::cost)).allMatch(check -> check.holds(world));
    }

    /**
     * What is most worth saying about a task that is not done: the first of the lesson's named mistakes that applies, else a
     * mistake that is common everywhere, else the first condition that is not met.
     *
     * @return empty when the task is done
     */
    public static Optional<Diagnosis> diagnose(Step.Task task, WorldView world) {
        Judgement judgement = look(task, world);
        if (judgement.done()) return Optional.empty();
        // A cluster has no Docker that answers; it is a mistake only where containers are asked for.
        boolean asksEngine = judgement.conditions().stream().anyMatch(Condition.engineSilent()::equals);
        if (asksEngine) return Optional.of(new Diagnosis.Common(Message.of("diagnosis.engine-silent")));
        for (Mistake mistake : task.mistakes()) {
            if (mistake.when().holds(world)) return Optional.of(new Diagnosis.Named(mistake.name()));
        }
        return CommonMistakes.find(task, world)
                .<Diagnosis>map(Diagnosis.Common::new)
                .or(() -> judgement.firstUnmet().map(Diagnosis.Unmet::new));
    }
}
