package dev.drydock.lessons.review;

/**
 * The Free Spaced Repetition Scheduler, version 6, with its published default parameters, as py-fsrs of open-spaced-repetition has it:
 * wanted retention 0.9, learning steps of 1 and 10 minutes, a relearning step of 10 minutes, and no fuzz.
 */
public final class Fsrs {
    static final long DAY_SECONDS = 86_400;

    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
        0.5425, 0.0912, 0.0658, 0.1542
    };
    private static final double RETENTION = 0.9;
    private static final long[] LEARNING_SECONDS = {60, 600};
    private static final long[] RELEARNING_SECONDS = {600};
    private static final double LEAST_STABILITY = 0.001;
    private static final int MOST_DAYS = 36_500;
    private static final double DECAY = -W[20];
    private static final double FACTOR = Math.pow(0.9, 1 / DECAY) - 1;

    private Fsrs() {}

    /** The chance, from 0 to 1, that a card is known at a moment; 0 for one that was never asked. */
    public static double retrievability(Card card, long nowSeconds) {
        if (card.state() == Card.State.NEW) return 0;
        return Math.pow(1 + FACTOR * card.daysSince(nowSeconds) / card.stability(), DECAY);
    }

    /** The card after it was answered at a moment. */
    public static Card review(Card card, Rating rating, long nowSeconds) {
        double stability = stability(card, rating, nowSeconds);
        double difficulty = card.state() == Card.State.NEW ? clamped(firstDifficulty(rating.grade())) : difficulty(card.difficulty(), rating.grade());
        Card known = new Card(card.state(), card.step(), stability, difficulty, 0, nowSeconds);
        if (card.state() == Card.State.REVIEW) {
            if (rating != Rating.AGAIN) return inDays(known);
            return in(known, Card.State.RELEARNING, 0, RELEARNING_SECONDS[0]);
        }
        boolean again = card.state() == Card.State.RELEARNING;
        return step(known, again ? Card.State.RELEARNING : Card.State.LEARNING, again ? RELEARNING_SECONDS : LEARNING_SECONDS, rating);
    }

    /** The short steps before a card is asked by days. */
    private static Card step(Card card, Card.State state, long[] steps, Rating rating) {
        if (rating == Rating.EASY || rating != Rating.AGAIN && card.step() >= steps.length) return inDays(card);
        return switch (rating) {
            case AGAIN -> in(card, state, 0, steps[0]);
            case HARD -> in(card, state, card.step(), hardSeconds(card.step(), steps));
            default -> card.step() + 1 == steps.length ? inDays(card) : in(card, state, card.step() + 1, steps[card.step() + 1]);
        };
    }

    private static long hardSeconds(int step, long[] steps) {
        if (step > 0) return steps[step];
        return steps.length == 1 ? steps[0] * 3 / 2 : (steps[0] + steps[1]) / 2;
    }

    private static Card in(Card card, Card.State state, int step, long seconds) {
        return new Card(state, step, card.stability(), card.difficulty(), card.lastSeconds() + seconds, card.lastSeconds());
    }

    private static Card inDays(Card card) {
        double interval = card.stability() / FACTOR * (Math.pow(RETENTION, 1 / DECAY) - 1);
        long days = Math.min(MOST_DAYS, Math.max(1, Math.round(interval)));
        return in(card, Card.State.REVIEW, 0, days * DAY_SECONDS);
    }

    // ---- what is remembered ------------------------------------------------------------------------------------------------------

    private static double stability(Card card, Rating rating, long nowSeconds) {
        if (card.state() == Card.State.NEW) return Math.max(LEAST_STABILITY, W[rating.ordinal()]);
        double next = card.daysSince(nowSeconds) < 1 ? sameDay(card.stability(), rating)
                : rating == Rating.AGAIN ? forgotten(card, nowSeconds) : recalled(card, rating, nowSeconds);
        return Math.max(LEAST_STABILITY, next);
    }

    private static double sameDay(double stability, Rating rating) {
        double growth = Math.exp(W[17] * (rating.grade() - 3 + W[18])) * Math.pow(stability, -W[19]);
        return stability * (rating.grade() >= 3 ? Math.max(1, growth) : growth);
    }

    private static double forgotten(Card card, long nowSeconds) {
        double longTerm = W[11] * Math.pow(card.difficulty(), -W[12]) * (Math.pow(card.stability() + 1, W[13]) - 1)
                * Math.exp((1 - retrievability(card, nowSeconds)) * W[14]);
        return Math.min(longTerm, card.stability() / Math.exp(W[17] * W[18]));
    }

    private static double recalled(Card card, Rating rating, long nowSeconds) {
        double hard = rating == Rating.HARD ? W[15] : 1;
        double easy = rating == Rating.EASY ? W[16] : 1;
        return card.stability() * (1 + Math.exp(W[8]) * (11 - card.difficulty()) * Math.pow(card.stability(), -W[9])
                * (Math.exp((1 - retrievability(card, nowSeconds)) * W[10]) - 1) * hard * easy);
    }

    private static double firstDifficulty(int grade) {
        return W[4] - Math.exp(W[5] * (grade - 1)) + 1;
    }

    /** Harder or easier, the less the nearer it is to the hardest, and always a little back to what is easy at first. */
    private static double difficulty(double difficulty, int grade) {
        double damped = difficulty + (10 - difficulty) * -(W[6] * (grade - 3)) / 9;
        return clamped(W[7] * firstDifficulty(4) + (1 - W[7]) * damped);
    }

    private static double clamped(double difficulty) {
        return Math.min(10, Math.max(1, difficulty));
    }
}
