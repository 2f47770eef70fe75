package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An item that becomes an entity if its classes are of a kind that news names; which of them are is known at the
/// end of
/// the dump.
///
/// @param names the label first
record Spooled(long number, int sitelinks, long country, List<Long> classes, String description, List<String> names) {
    /// A description longer than this is cut.
    private static final int DESCRIPTION_CHARS = 200;
    /// An item with more names than this has lists of spellings rather than names.
    private static final int MOST_NAMES = 100;

    static Spooled of(WikidataItem item) {
        Set<String> names = new LinkedHashSet<>(item.labels().values());
        names.addAll(item.aliases());
        String description = item.description();
        return new Spooled(
                item.number(),
                item.sitelinks(),
                item.country(),
                item.classes(),
                description.substring(0, Math.min(description.length(), DESCRIPTION_CHARS)),
                names.stream().limit(MOST_NAMES).toList());
    }

    void write(DataOutput out) throws IOException {
        EntityRecord.writeNumber(number, out);
        EntityRecord.writeNumber(sitelinks, out);
        EntityRecord.writeNumber(country, out);
        EntityRecord.writeNumber(classes.size(), out);
        for (long each : classes) {
            EntityRecord.writeNumber(each, out);
        }
        EntityRecord.writeText(description, out);
        EntityRecord.writeNumber(names.size(), out);
        for (String name : names) {
            EntityRecord.writeText(name, out);
        }
    }

    /// The next one of a spool.
    static Spooled read(DataInputStream in) throws IOException {
        long number = number(in);
        int sitelinks = (int) number(in);
        long country = number(in);
        List<Long> classes = new ArrayList<>();
        for (long left = number(in); left > 0; left--) {
            classes.add(number(in));
        }
        String description = text(in);
        List<String> names = new ArrayList<>();
        for (long left = number(in); left > 0; left--) {
            names.add(text(in));
        }
        return new Spooled(number, sitelinks, country, classes, description, names);
    }

    private static long number(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes((int) number(in)), StandardCharsets.UTF_8);
    }

    /// The entity, where the classes are of a kind that is kept.
    Optional<KnownEntity> entity(ClassTree tree) {
        Optional<NameType> type = tree.type(classes);
        return type.map(found -> new KnownEntity(
                new Known(
                        "Q" + number,
                        found,
                        Popularity.ofSitelinks(sitelinks),
                        names.getFirst(),
                        country == 0 ? "" : "Q" + country),
                names.subList(1, names.size()),
                description,
                ""));
    }
}
