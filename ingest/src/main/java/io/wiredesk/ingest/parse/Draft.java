package io.wiredesk.ingest.parse;

import io.wiredesk.ingest.parse.ParsedEntry.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A feed, an entry or a source while it is being read. The nearer to the top an element stands in it, the more it
/// counts.
final class Draft {
    @Nullable String id;

    @Nullable String link;

    @Nullable String language;

    @Nullable String image;

    @Nullable String iconOnly;

    @Nullable String hub;

    @Nullable String self;

    @Nullable Integer ttlMinutes;

    @Nullable Markup title;

    @Nullable Markup summary;

    @Nullable Markup teaser;

    @Nullable Markup content;

    @Nullable Markup rights;

    @Nullable Instant published;

    @Nullable Instant updated;

    @Nullable Instant created;

    @Nullable Draft source;

    final List<Author> authors = new ArrayList<>();
    final Set<String> tags = new LinkedHashSet<>();
    final List<Attachment> enclosures = new ArrayList<>();
    final List<Attachment> media = new ArrayList<>();
    private int titleDepth = Integer.MAX_VALUE;
    private int summaryDepth = Integer.MAX_VALUE;
    private int idDepth = Integer.MAX_VALUE;

    /// Who wrote it, in parts.
    record Author(@Nullable String name, @Nullable String email) {
        @Nullable String display() {
            return name != null && email != null ? name + " (" + email + ")" : name == null ? email : name;
        }
    }

    void title(Markup read, int depth, boolean settles) {
        if (depth < titleDepth) {
            title = read;
            titleDepth = settles && !read.html().isEmpty() ? depth : titleDepth;
        }
    }

    /// The first one is the summary; the next one is the content, where nothing else is.
    void summary(Markup read, int depth) {
        if (summary == null || depth < summaryDepth) {
            summary = read;
            summaryDepth = depth;
        } else if (content == null) {
            content = read;
        }
    }

    void id(String read, int depth) {
        if (depth <= idDepth) {
            id = read;
            idDepth = depth;
        }
    }

    void content(Markup read) {
        if (content == null) {
            content = read;
        }
        if (summary == null) {
            summary = read;
            summaryDepth = Integer.MAX_VALUE;
        }
    }

    /// What the last one who is named is called.
    @Nullable String author() {
        return authors.isEmpty() ? null : authors.getLast().display();
    }

    List<String> names() {
        return authors.stream()
                .map(author -> author.name() == null ? author.email() : author.name())
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    List<Attachment> attachments() {
        List<Attachment> all = new ArrayList<>(enclosures);
        for (Attachment each : media) {
            if (all.stream().noneMatch(known -> known.url().equals(each.url()))) {
                all.add(each);
            }
        }
        return all;
    }
}
