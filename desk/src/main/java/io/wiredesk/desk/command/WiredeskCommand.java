package io.wiredesk.desk.command;

import io.wiredesk.schemas.config.SettingsException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program as a command: what is below it, and what holds for all of it.
@Command(
        name = "wiredesk",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "wiredesk 0.1.0",
        usageHelpAutoWidth = true,
        description = "A self-hosted, streaming news wire: feeds in, enriched articles out.",
        footer = {
            "",
            "Any setting can stand on the command line: --ingest.poll-interval=5m (see 'wiredesk config').",
            "Example: wiredesk demo"
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StageCommands.Ingest.class,
            StageCommands.Enrich.class,
            StageCommands.Sink.class,
            StageCommands.Monitor.class,
            StageCommands.Web.class,
            FeedsCommand.class,
            AnnotateCommand.class,
            EntitiesCommand.class,
            TailCommand.class,
            SearchCommand.class,
            AlertsCommand.class,
            TrendsCommand.class,
            LagCommand.class,
            SchemasCommand.class,
            AclsCommand.class,
            ConfigCommand.class,
            ReplayCommand.class,
            DlqCommand.class,
            ReindexCommand.class,
            DoctorCommand.class
        })
public final class WiredeskCommand implements Runnable {
    private static final Pattern SETTING =
            Pattern.compile("--([a-z]+(?:-[a-z]+)*\\.[A-Za-z0-9._-]+)(?:=(.*))?", Pattern.DOTALL);

    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    WiredeskCommand(Shell shell) {
        this.shell = shell;
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Results as one JSON document or JSON Lines.")
    void json(boolean on) {
        shell.json(on);
    }

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Logs in full, and stack traces.")
    void verbose(boolean on) {
        shell.verbose(on);
        Logs.verbose(on);
    }

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Settings file; wiredesk.yaml in this folder otherwise.")
    void config(Path file) {
        shell.file(file);
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    /// Runs one command.
    ///
    /// @return the exit code: 0 done, 1 the thing asked about failed, 2 wrong usage
    public static int run(Shell shell, String... args) {
        CommandLine line = new CommandLine(new WiredeskCommand(shell), new Factory(shell));
        line.setOut(new java.io.PrintWriter(shell.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(shell.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                shell.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, _) -> wrongUsage(shell, e));
        line.setExecutionExceptionHandler((e, _, _) -> failed(shell, e));
        try {
            return line.execute(takeSettings(shell, args));
        } catch (SettingsException e) {
            return failed(shell, e);
        }
    }

    /// Takes `--group.key=value` and `--group.key value` out of the arguments.
    private static String[] takeSettings(Shell shell, String[] args) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            Matcher setting = SETTING.matcher(args[i]);
            if (!setting.matches()) {
                others.add(args[i]);
            } else if (setting.group(2) != null) {
                shell.setting(setting.group(1), setting.group(2));
            } else if (i + 1 < args.length) {
                shell.setting(setting.group(1), args[++i]);
            } else {
                throw new SettingsException(List.of(args[i] + " needs a value"));
            }
        }
        return others.toArray(String[]::new);
    }

    private static int wrongUsage(Shell shell, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        shell.note("wiredesk: " + Shell.firstLine(e) + "; see '" + command + " --help'");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Shell shell, Exception e) {
        if (e instanceof Shell.OutputClosedException) {
            return CommandLine.ExitCode.OK;
        }
        if (shell.verbose()) {
            e.printStackTrace(shell.err());
        }
        if (e instanceof SettingsException settings) {
            settings.faults().forEach(fault -> shell.note("wiredesk: " + fault));
            return CommandLine.ExitCode.USAGE;
        }
        shell.note("wiredesk: " + Shell.firstLine(e));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /// Commands are given the shell where their constructor takes one.
    private record Factory(Shell shell) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Shell.class))) {
                    return type.cast(constructor.newInstance(shell));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
