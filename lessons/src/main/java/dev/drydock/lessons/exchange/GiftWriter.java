package dev.drydock.lessons.exchange;

import java.math.BigDecimal;
import java.util.List;

/** Writes questions as GIFT. */
public final class GiftWriter {
    private GiftWriter() {}

    public static String write(List<GiftQuestion> questions) {
        StringBuilder gift = new StringBuilder();
        String category = "";
        for (GiftQuestion question : questions) {
            if (!question.category().equals(category)) gift.append("$CATEGORY: ").append(question.category()).append("\n\n");
            category = question.category();
            if (!question.title().isEmpty()) gift.append("::").append(GiftText.escape(question.title())).append("::");
            gift.append("[markdown]").append(GiftText.escape(question.text()));
            String answers = answers(question.answers());
            String feedback = question.feedback().isEmpty() ? "" : "####" + GiftText.escape(question.feedback()) + "\n";
            if (!(question.answers() instanceof GiftQuestion.None)) gift.append(" {").append(answers).append(feedback).append('}');
            gift.append("\n\n");
        }
        return gift.toString();
    }

    private static String answers(GiftQuestion.Answers answers) {
        if (answers instanceof GiftQuestion.Choice choice) {
            boolean one = choice.options().stream().filter(GiftQuestion.Option::right).count() == 1;
            return options(choice.options(), one);
        }
        if (answers instanceof GiftQuestion.Short typed) {
            StringBuilder text = new StringBuilder("\n");
            for (GiftQuestion.Option option : typed.options()) {
                text.append("  =").append(option.percent() == 100 ? "" : percent(option.percent())).append(option(option));
            }
            return text.toString();
        }
        if (answers instanceof GiftQuestion.TrueFalse truth) {
            return (truth.answer() ? "TRUE" : "FALSE") + feedback(truth.ifWrong(), !truth.ifRight().isEmpty()) + feedback(truth.ifRight(), false);
        }
        if (answers instanceof GiftQuestion.Numeric number) {
            return "#" + plain(number.value()) + ":" + plain(number.within()) + feedback(number.ifRight(), false);
        }
        if (answers instanceof GiftQuestion.Match match) {
            StringBuilder text = new StringBuilder("\n");
            for (GiftQuestion.Pair pair : match.pairs()) text.append("  =").append(arrowless(pair.left())).append(" -> ").append(GiftText.escape(pair.right())).append('\n');
            return text.toString();
        }
        return "";
    }

    /** An arrow within the left side would part it too early. */
    private static String arrowless(String text) {
        return GiftText.escape(text).replace("->", "→");
    }

    private static String options(List<GiftQuestion.Option> options, boolean one) {
        StringBuilder text = new StringBuilder("\n");
        for (GiftQuestion.Option option : options) {
            boolean whole = option.percent() == 100 && one;
            text.append("  ").append(whole ? "=" : "~").append(whole || option.percent() == 0 ? "" : percent(option.percent())).append(option(option));
        }
        return text.toString();
    }

    private static String option(GiftQuestion.Option option) {
        // A percent sign at the beginning would be read as what the answer counts.
        String text = GiftText.escape(option.text());
        return text + feedback(option.feedback(), false) + "\n";
    }

    private static String feedback(String feedback, boolean always) {
        return feedback.isEmpty() && !always ? "" : "#" + GiftText.escape(feedback);
    }

    private static String percent(double percent) {
        return "%" + plain(percent) + "%";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
