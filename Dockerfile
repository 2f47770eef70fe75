# One image for every stage; the command names the stage: ingest, enrich, sink, monitor, web, up, …
# Plain instructions only, so that any engine builds it and no front-end has to be fetched.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -P '!format' -pl desk -am -DskipTests -DskipITs package

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 wiredesk \
    && useradd --system --uid 10001 --gid wiredesk --home-dir /var/lib/wiredesk --shell /usr/sbin/nologin wiredesk \
    && install -d -o wiredesk -g wiredesk /var/lib/wiredesk/state /var/lib/wiredesk/index
COPY --from=build /src/desk/target/wiredesk.jar /opt/wiredesk/wiredesk.jar
COPY --from=build /src/deploy/wiredesk /usr/local/bin/wiredesk
# Classes loaded and linked ahead of time: stages and health checks start in half the time. There is no broker here, which
# doctor says and the cache doesn't mind.
RUN WIREDESK_AOT=create wiredesk doctor --quick >/dev/null 2>&1; test -s /opt/wiredesk/wiredesk.aot
USER wiredesk
WORKDIR /var/lib/wiredesk
EXPOSE 8080 8081
ENTRYPOINT ["wiredesk"]
CMD ["--help"]
