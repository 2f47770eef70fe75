package io.wiredesk.bench.dictionary;

import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.enrich.dictionary.DictionaryWriter;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.KnownEntity;
import io.wiredesk.enrich.dictionary.MappedDictionary;
import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes a dictionary of made-up names, about as long as Wikidata's and shared by several bearers as often, and
/// looks names
/// up in it in no order: half of them are in it.
public final class DictionaryBench {
    private static final int NAMES = 10_000_000;
    private static final int LOOK_UPS = 400_000;
    private static final int WARM_UP = 50_000;
    private static final long SEED = 20_260_302;
    private static final int SYLLABLES_OF_A_PART = 3;
    private static final int MOST_ALIASES = 4;
    private static final List<NameType> TYPES = List.of(NameType.values());
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ter", "van", "sa", "do", "ri", "ne", "bu", "che", "hol", "gar", "wen", "is", "ul", "pra",
        "to", "fe", "zim", "ja", "quo", "ber", "lin", "stad", "orn", "yu", "cas", "det", "mar"
    };

    private DictionaryBench() {}

    /// @param args names, a folder for the file
    public static Measured run(List<String> args) throws IOException {
        long names = args.isEmpty() ? NAMES : Long.parseLong(args.getFirst());
        Path folder = args.size() > 1
                ? Files.createDirectories(Path.of(args.get(1)))
                : Folders.temporary("wiredesk-dictionary");
        Path file = folder.resolve("bench.dictionary");
        long start = System.nanoTime();
        List<String> known = write(names, file, folder);
        double written = (System.nanoTime() - start) / 1e9;
        Table table = measure(MappedDictionary.open(file), file, known, written);
        Files.delete(file);
        return Measured.now("dictionary", args, List.of(), List.of(table));
    }

    /// @return a sample of the names in it
    private static List<String> write(long names, Path file, Path folder) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> sample = new ArrayList<>();
        long every = Math.max(1, names / LOOK_UPS);
        try (DictionaryWriter writer = new DictionaryWriter(file, folder)) {
            long written = 0;
            for (int id = 1; written < names; id++) {
                KnownEntity entity = entity(id, random);
                writer.add(entity);
                written += 1 + entity.aliases().size();
                if (written / every > sample.size()) {
                    sample.add(entity.known().name());
                }
            }
            writer.finish("made up");
        }
        return sample;
    }

    private static KnownEntity entity(int id, RandomGenerator random) {
        List<String> aliases = new ArrayList<>();
        for (int i = random.nextInt(MOST_ALIASES + 1); i > 0; i--) {
            aliases.add(name(random));
        }
        NameType type = TYPES.get(random.nextInt(TYPES.size()));
        Known known = new Known("Q" + id, type, random.nextInt(101), name(random), "Q" + (1 + random.nextInt(200)));
        return new KnownEntity(known, aliases, "a " + name(random) + " of " + name(random), "");
    }

    /// One to three words.
    private static String name(RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        for (int word = 1 + random.nextInt(3); word > 0; word--) {
            int start = name.length();
            for (int i = 1 + random.nextInt(SYLLABLES_OF_A_PART); i > 0; i--) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            name.setCharAt(start, Character.toUpperCase(name.charAt(start)));
            name.append(word > 1 ? " " : "");
        }
        return name.toString();
    }

    private static Table measure(MappedDictionary made, Path file, List<String> known, double written)
            throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1);
        long[] nanos = new long[LOOK_UPS];
        int found = 0;
        for (int i = -WARM_UP; i < LOOK_UPS; i++) {
            String name = known.get(random.nextInt(known.size())) + (random.nextBoolean() ? "" : " Nowhere");
            long start = System.nanoTime();
            boolean there = !made.find(Names.key(name)).isEmpty();
            long took = System.nanoTime() - start;
            if (i >= 0) {
                nanos[i] = took;
                found += there ? 1 : 0;
            }
        }
        Arrays.sort(nanos);
        return new Table(
                "A dictionary and " + LOOK_UPS + " look-ups, " + found + " of them found",
                List.of(
                        "names",
                        "entities",
                        "GB",
                        "bytes a name",
                        "written in, s",
                        "look-up, median µs",
                        "mean µs",
                        "99 of 100 below, µs"),
                List.of(List.of(
                        Numbers.of((double) made.names()),
                        Numbers.of((double) made.entities()),
                        Numbers.of(Files.size(file) / 1e9),
                        Numbers.of((double) Files.size(file) / made.names()),
                        Numbers.of(written),
                        Numbers.of(nanos[LOOK_UPS / 2] / 1e3),
                        Numbers.of(Arrays.stream(nanos).average().orElse(0) / 1e3),
                        Numbers.of(nanos[LOOK_UPS / 100 * 99] / 1e3))));
    }
}
