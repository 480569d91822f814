package dev.drydock.tutor.workshop;

import dev.drydock.tutor.edge.Terminal;

/** A terminal at which news of a watch appear above the line that is being typed. */
public final class WatchingTerminal implements Terminal {
    private final Terminal terminal;
    private final Watch watch;
    private final String kept;

    /** @param kept said below what is wrong: that the last sound edition stays */
    public WatchingTerminal(Terminal terminal, Watch watch, String kept) {
        this.terminal = terminal;
        this.watch = watch;
        this.kept = kept;
    }

    private String news() {
        watch.changed();
        String news = watch.news();
        return news.isEmpty() ? "" : news + kept + "\n";
    }

    @Override
    public Said ask(Question question) {
        terminal.write(news());
        Meanwhile theirs = question.meanwhile();
        Meanwhile ours = new Meanwhile() {
            @Override
            public Tick tick() {
                Tick tick = theirs.tick();
                String news = news();
                return news.isEmpty() ? tick : new Tick(tick.above() + news, tick.over());
            }

            @Override
            public String help() {
                return theirs.help();
            }
        };
        return terminal.ask(new Question(question.prompt(), question.typed(), question.history(), question.completion(), ours));
    }

    @Override
    public Size size() {
        return terminal.size();
    }

    @Override
    public boolean colours() {
        return terminal.colours();
    }

    @Override
    public int colourCount() {
        return terminal.colourCount();
    }

    @Override
    public void suspend() {
        terminal.suspend();
    }

    @Override
    public boolean fullScreen() {
        return terminal.fullScreen();
    }

    @Override
    public void write(String text) {
        terminal.write(text);
    }

    @Override
    public String keys(long timeoutMillis) {
        return terminal.keys(timeoutMillis);
    }

    @Override
    public void unread(String keys) {
        terminal.unread(keys);
    }

    @Override
    public void status(String text) {
        terminal.status(text);
    }

    @Override
    public void close() {
        terminal.close();
    }
}
