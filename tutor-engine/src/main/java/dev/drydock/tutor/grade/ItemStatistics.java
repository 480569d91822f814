package dev.drydock.tutor.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step tells of the students, and the students of the step: classical item statistics.
 *
 * @param students how many worked on the lesson
 * @param facility from 0 to 1: which part of them was right at once
 * @param discrimination from -1 to 1: how being right here goes together with the rest of the lesson (correlation of the item with the
 *     sum of the others); NaN when all were alike
 * @param errorsByFrequency wrong options of a question, wrong lines of a task, the most frequent first
 */
public record ItemStatistics(String lesson, String step, StepResult.Kind kind, int students, double facility, double discrimination,
        Map<String, Integer> errorsByFrequency) {
    private static final int MOST_ERRORS = 5;

    /** The statistics of all steps, lesson by lesson, in the order of the steps. */
    public static List<ItemStatistics> of(List<Graded> graded) {
        Map<String, List<Graded>> byLesson = new LinkedHashMap<>();
        for (Graded each : graded) if (!each.steps().isEmpty()) byLesson.computeIfAbsent(each.lesson(), lesson -> new ArrayList<>()).add(each);
        List<ItemStatistics> all = new ArrayList<>();
        byLesson.forEach((lesson, students) -> {
            for (int step = 0; step < students.get(0).steps().size(); step++) all.add(of(lesson, students, step));
        });
        return all;
    }

    private static ItemStatistics of(String lesson, List<Graded> students, int step) {
        double[] item = new double[students.size()];
        double[] rest = new double[students.size()];
        Map<String, Integer> errors = new LinkedHashMap<>();
        double sum = 0;
        for (int i = 0; i < students.size(); i++) {
            List<StepResult> steps = students.get(i).steps();
            item[i] = steps.get(step).atOnce() ? 1 : 0;
            sum += item[i];
            for (int other = 0; other < steps.size(); other++) if (other != step && steps.get(other).atOnce()) rest[i]++;
            steps.get(step).errors().forEach(error -> errors.merge(error, 1, Integer::sum));
        }
        StepResult first = students.get(0).steps().get(step);
        return new ItemStatistics(lesson, first.step(), first.kind(), students.size(), sum / students.size(), correlation(item, rest), most(errors));
    }

    /** Pearson's. */
    static double correlation(double[] one, double[] other) {
        double meanOne = mean(one);
        double meanOther = mean(other);
        double both = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            ofOne += (one[i] - meanOne) * (one[i] - meanOne);
            ofOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return both / Math.sqrt(ofOne * ofOther);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    private static Map<String, Integer> most(Map<String, Integer> errors) {
        Map<String, Integer> most = new LinkedHashMap<>();
        errors.entrySet().stream().sorted((one, other) -> Integer.compare(other.getValue(), one.getValue())).limit(MOST_ERRORS)
                .forEach(each -> most.put(each.getKey(), each.getValue()));
        return most;
    }
}
