package io.wiredesk.enrich;

import io.wiredesk.enrich.Draft.Found;
import io.wiredesk.enrich.attribute.Attributed;
import io.wiredesk.enrich.attribute.Quoted;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.Boilerplate;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.EnricherVersion;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Mention;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.NarrowTopic;
import io.wiredesk.news.Quotation;
import io.wiredesk.news.TextPart;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The edge: from a finished draft to the records of the wire. Here offsets into the body become code points into title
/// or text.
final class EnrichedRecords {
    private final Draft draft;
    private final CodePoints title;
    private final CodePoints text;

    private EnrichedRecords(Draft draft) {
        this.draft = draft;
        this.title = new CodePoints(draft.article().getTitle());
        this.text = new CodePoints(draft.article().getText());
    }

    static EnrichedArticle enriched(Draft draft, List<Enricher> enrichers, Instant at) {
        return new EnrichedRecords(draft).record(enrichers, at);
    }

    private EnrichedArticle record(List<Enricher> enrichers, Instant at) {
        Article article = draft.article();
        return EnrichedArticle.newBuilder()
                .setId(article.getId())
                .setRevision(article.getRevision())
                .setArticle(article)
                .setLanguage(draft.language())
                .setEntities(draft.entities().stream().map(this::entity).toList())
                .setTopics(draft.topics().stream()
                        .map(t -> new MediaTopic(t.topic().code(), t.topic().label(), t.score(), t.evidence()))
                        .toList())
                .setAttribution(
                        draft.attribution().stream().map(this::attribution).toList())
                .setBoilerplate(draft.boilerplate().stream()
                        .map(p -> new Boilerplate(inText(p.start()), inText(p.end()), p.kind()))
                        .toList())
                .setKeywords(draft.keywords())
                .setFingerprint(draft.fingerprint())
                .setEnrichedAt(at)
                .setEnrichers(enrichers.stream()
                        .map(e -> new EnricherVersion(e.name(), e.version()))
                        .toList())
                .setExtras(new TreeMap<>(draft.extras()))
                .setNarrowerTopics(draft.narrower().stream()
                        .map(n ->
                                new NarrowTopic(n.code(), n.name(), n.broader().code(), n.score(), n.evidence()))
                        .toList())
                .setQuotations(draft.quotations().stream().map(this::quotation).toList())
                .setVector(
                        draft.vector().known() ? ByteBuffer.wrap(draft.vector().bytes()) : null)
                .build();
    }

    private Entity entity(Found found) {
        return Entity.newBuilder()
                .setId(found.entity().id())
                .setName(found.entity().name())
                .setType(EntityType.valueOf(found.entity().type().name()))
                .setSalience(found.salience())
                .setConfidence(found.entity().confidence())
                .setMentions(found.entity().mentions().stream().map(this::span).toList())
                .build();
    }

    private MentionSpan span(NameSpan span) {
        return new MentionSpan(part(span.start()), at(span.start()), at(span.end()), span.in(draft.body()));
    }

    private Attribution attribution(Attributed found) {
        return new Attribution(
                found.name(),
                found.id(),
                AttributionKind.valueOf(found.kind().name()),
                part(found.start()),
                at(found.start()),
                at(found.end()));
    }

    private Quotation quotation(Quoted quoted) {
        Quoted.Cue cue = quoted.cue();
        return Quotation.newBuilder()
                .setPart(part(quoted.start()))
                .setStart(at(quoted.start()))
                .setEnd(at(quoted.end()))
                .setText(draft.body().substring(quoted.start(), quoted.end()))
                .setSpeaker(quoted.speaker())
                .setSpeakerId(quoted.speakerId())
                .setCueStart(cue == null ? null : at(cue.start()))
                .setCueEnd(cue == null ? null : at(cue.end()))
                .build();
    }

    private TextPart part(int offset) {
        return offset < draft.textStart() ? TextPart.TITLE : TextPart.TEXT;
    }

    private int at(int offset) {
        return offset < draft.textStart()
                ? title.at(Math.min(offset, draft.article().getTitle().length()))
                : inText(offset);
    }

    private int inText(int offset) {
        return text.at(offset - draft.textStart());
    }

    /// One mention record for each entity.
    static List<Mention> mentions(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        List<String> topics =
                enriched.getTopics().stream().map(MediaTopic::getCode).toList();
        Set<String> ids = new HashSet<>(); // a country and its people have one id
        return enriched.getEntities().stream()
                .filter(entity -> ids.add(entity.getId()))
                .map(entity -> Mention.newBuilder()
                        .setEntityId(entity.getId())
                        .setName(entity.getName())
                        .setType(entity.getType())
                        .setSalience(entity.getSalience())
                        .setConfidence(entity.getConfidence())
                        .setArticleId(enriched.getId())
                        .setRevision(enriched.getRevision())
                        .setTitle(article.getTitle())
                        .setUrl(article.getUrl())
                        .setSource(article.getSource())
                        .setLanguage(enriched.getLanguage())
                        .setPublished(article.getPublished())
                        .setTopics(topics)
                        .setMentions(entity.getMentions())
                        .build())
                .toList();
    }
}
