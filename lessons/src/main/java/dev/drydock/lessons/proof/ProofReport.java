package dev.drydock.lessons.proof;

import dev.drydock.lessons.source.Problem;
import java.util.List;

/**
 * What proving a lesson brought.
 *
 * @param problems what is wrong with its files; with errors there is nothing to play, and no proof was carried out
 * @param proofs how many were carried out
 */
public record ProofReport(String lesson, List<Problem> problems, List<Failure> failures, int proofs) {
    public ProofReport {
        problems = List.copyOf(problems);
        failures = List.copyOf(failures);
    }

    public boolean green() {
        return failures.isEmpty() && problems.stream().noneMatch(problem -> problem.weight() == Problem.Weight.ERROR);
    }
}
