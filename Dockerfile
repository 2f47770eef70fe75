# syntax=docker/dockerfile:1
# One image for every stage; the command names the stage: ingest, enrich, sink, monitor, web, up, …

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -pl desk -am -DskipTests package \
    && mkdir -p /out \
    && cp "$(find desk/target -maxdepth 1 -name '*.jar' ! -name 'original-*' ! -name '*-tests.jar' \
        -printf '%s %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)" /out/wiredesk.jar

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 wiredesk \
    && useradd --system --uid 10001 --gid wiredesk --home-dir /var/lib/wiredesk --shell /usr/sbin/nologin wiredesk \
    && install -d -o wiredesk -g wiredesk /var/lib/wiredesk/state /var/lib/wiredesk/index
COPY --from=build /out/wiredesk.jar /opt/wiredesk/wiredesk.jar
# One name for the entry point, health checks and `docker compose exec`. exec: the JVM gets SIGTERM itself.
COPY --chmod=755 <<'EOF' /usr/local/bin/wiredesk
#!/bin/sh
exec java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=70 \
    -jar /opt/wiredesk/wiredesk.jar "$@"
EOF
USER wiredesk
WORKDIR /var/lib/wiredesk
EXPOSE 8080 8081
ENTRYPOINT ["wiredesk"]
CMD ["--help"]
