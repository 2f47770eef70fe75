import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads enriched articles: java -cp desk/target/wiredesk.jar docs/examples/Consume.java [TOPIC] [BOOTSTRAP] [REGISTRY] [MAX]
class Consume {
    public static void main(String[] args) {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.wiredesk.news,java.lang,java.util,java.time");
        String topic = args.length > 0 ? args[0] : "news.enriched";
        String bootstrap = args.length > 1 ? args[1] : "127.0.0.1:9092";
        URI registry = URI.create(args.length > 2 ? args[2] : "http://127.0.0.1:8080");
        int most = args.length > 3 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE;
        var values = new AvroSerde<>(EnrichedArticle.class, new SchemaRegistry(registry)).deserializer();
        Map<String, Object> settings = Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "my-java-newsroom",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            consumer.subscribe(List.of(topic));
            for (int seen = 0; seen < most; ) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    EnrichedArticle article = record.value();
                    System.out.println(article.getArticle().getSource().getName() + " | " + article.getArticle().getTitle());
                    seen++;
                }
            }
        }
    }
}
