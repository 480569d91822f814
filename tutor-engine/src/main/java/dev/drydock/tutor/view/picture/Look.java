package dev.drydock.tutor.view.picture;

/** What a piece of a picture means; a theme gives it a colour. Whatever a look says, letters say too. */
public enum Look {
    PLAIN,
    TITLE,
    FRAME,
    FAINT,
    /** Runs, and answers. */
    GOOD,
    /** On its way. */
    WAITING,
    /** Went wrong. */
    BAD,
    /** Ended, or about to go. */
    GONE,
    /** Where one is. */
    MARKED
}
