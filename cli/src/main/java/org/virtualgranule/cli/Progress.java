package org.virtualgranule.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on a terminal; nothing where the error stream goes into a file or a pipe. */
final class Progress implements AutoCloseable {
    /** Set by the start script, which can ask the operating system; Java 22 and later always has a console. */
    private static final boolean TERMINAL = Boolean.getBoolean("vgranule.terminal");

    private final Optional<ProgressBar> bar;

    Progress(int granules) {
        bar = TERMINAL && granules > 1
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName("granules")
                        .setInitialMax(granules)
                        .clearDisplayOnFinish()
                        .build())
                : Optional.empty();
    }

    void step() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
