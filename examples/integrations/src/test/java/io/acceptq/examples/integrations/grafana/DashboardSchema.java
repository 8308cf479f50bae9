// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import static io.acceptq.examples.integrations.grafana.JsonShape.arrayOf;
import static io.acceptq.examples.integrations.grafana.JsonShape.bool;
import static io.acceptq.examples.integrations.grafana.JsonShape.integer;
import static io.acceptq.examples.integrations.grafana.JsonShape.mapOf;
import static io.acceptq.examples.integrations.grafana.JsonShape.matching;
import static io.acceptq.examples.integrations.grafana.JsonShape.number;
import static io.acceptq.examples.integrations.grafana.JsonShape.object;
import static io.acceptq.examples.integrations.grafana.JsonShape.oneOf;
import static io.acceptq.examples.integrations.grafana.JsonShape.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The part of Grafana's dashboard format (schema version 39) that our dashboard uses: which fields
 * there are, their types and the values that Grafana knows. Everything else is an error, since
 * Grafana silently ignores fields that it does not know.
 */
final class DashboardSchema {
  private static final JsonShape EMPTY =
      matching("empty", value -> value.isContainerNode() && value.isEmpty());
  private static final JsonShape CALCS =
      arrayOf(oneOf("lastNotNull", "last", "max", "min", "mean", "sum"));
  private static final JsonShape LEGEND =
      object(
              Map.of(
                  "displayMode", oneOf("list", "table", "hidden"),
                  "placement", oneOf("bottom", "right"),
                  "showLegend", bool()))
          .optionally(Map.of("calcs", CALCS));
  private static final JsonShape TOOLTIP =
      object(
          Map.of(
              "mode", oneOf("single", "multi", "none"),
              "sort", oneOf("asc", "desc", "none")));

  private static final JsonShape DATASOURCE =
      object(Map.of("type", oneOf("prometheus"), "uid", oneOf("${datasource}")));
  private static final JsonShape.Fields SERIES_TARGET =
      object(
          Map.of(
              "refId", matching("a capital letter", value -> value.asText().matches("[A-Z]")),
              "datasource", DATASOURCE,
              "expr", text(),
              "legendFormat", text()));
  private static final JsonShape.Fields INSTANT_TARGET =
      SERIES_TARGET.with(Map.of("instant", bool(), "range", bool()));
  private static final JsonShape.Fields TABLE_TARGET =
      INSTANT_TARGET.with(Map.of("format", oneOf("table", "time_series", "heatmap")));

  private static final JsonShape THRESHOLDS =
      object(
          Map.of(
              "mode", oneOf("absolute", "percentage"),
              "steps",
                  arrayOf(
                      object(
                          Map.of(
                              "value",
                                  matching("a number or null", v -> v.isNumber() || v.isNull()),
                              "color", oneOf("green", "orange", "red"))))));
  private static final JsonShape.Fields DEFAULTS =
      object(
              Map.of(
                  "unit",
                  oneOf("short", "percentunit", "s", "cps", "pps"),
                  "thresholds",
                  THRESHOLDS))
          .optionally(Map.of("decimals", integer(0, 10), "min", number(), "max", number()));

  private static final JsonShape LINES =
      object(
              Map.of(
                  "drawStyle", oneOf("line", "bars", "points"),
                  "lineInterpolation", oneOf("linear", "smooth", "stepBefore", "stepAfter"),
                  "lineWidth", integer(0, 10),
                  "fillOpacity", integer(0, 100),
                  "showPoints", oneOf("auto", "never", "always"),
                  "spanNulls", bool(),
                  "stacking",
                      object(Map.of("mode", oneOf("none", "normal", "percent"), "group", text()))))
          .optionally(
              Map.of(
                  "thresholdsStyle",
                  object(Map.of("mode", oneOf("off", "line", "dashed", "area")))));
  private static final JsonShape BANDS =
      object(
          Map.of("fillOpacity", integer(0, 100), "lineWidth", integer(0, 10), "spanNulls", bool()));
  private static final JsonShape VALUE_MAPPING =
      object(
          Map.of(
              "type", oneOf("value"),
              "options",
                  mapOf(
                      object(Map.of("text", text(), "color", text(), "index", integer(0, 100))))));

  private static final JsonShape STAT_OPTIONS =
      object(
          Map.of(
              "graphMode", oneOf("none", "line", "area"),
              "colorMode", oneOf("none", "value", "background", "background_solid"),
              "justifyMode", oneOf("auto", "center"),
              "textMode", oneOf("auto", "value", "value_and_name", "name", "none"),
              "wideLayout", bool(),
              "showPercentChange", bool(),
              "percentChangeColorMode", oneOf("standard", "inverted", "same_as_value"),
              "orientation", oneOf("auto", "vertical", "horizontal"),
              "reduceOptions",
                  object(
                      Map.of(
                          "values", bool(),
                          "calcs", CALCS,
                          "fields", matching("a string", JsonNode::isTextual)))));
  private static final JsonShape TABLE_OPTIONS =
      object(
          Map.of(
              "showHeader", bool(),
              "cellHeight", oneOf("sm", "md", "lg"),
              "frameIndex", integer(0, 0)));
  private static final JsonShape LINE_OPTIONS =
      object(Map.of("legend", LEGEND, "tooltip", TOOLTIP));
  private static final JsonShape BAND_OPTIONS =
      object(
          Map.of(
              "mergeValues", bool(),
              "showValue", oneOf("auto", "always", "never"),
              "alignValue", oneOf("left", "center", "right"),
              "rowHeight", matching("a share", value -> value.isNumber() && value.asDouble() <= 1),
              "legend", LEGEND,
              "tooltip", TOOLTIP));
  private static final JsonShape TRANSFORMATIONS =
      arrayOf(
          byField(
              "id",
              Map.of(
                  "merge", object(Map.of("id", text(), "options", EMPTY)),
                  "organize",
                      object(
                          Map.of(
                              "id", text(),
                              "options",
                                  object(
                                      Map.of(
                                          "excludeByName", mapOf(bool()),
                                          "indexByName", mapOf(integer(0, 100)),
                                          "renameByName", mapOf(text()))))))));

  private static final JsonShape PANEL =
      byField(
          "type",
          Map.of(
              "stat", panel(DEFAULTS, STAT_OPTIONS, INSTANT_TARGET),
              "table",
                  panel(DEFAULTS, TABLE_OPTIONS, TABLE_TARGET)
                      .with(Map.of("transformations", TRANSFORMATIONS)),
              "timeseries",
                  panel(DEFAULTS.with(Map.of("custom", LINES)), LINE_OPTIONS, SERIES_TARGET),
              "state-timeline",
                  panel(
                      DEFAULTS.with(Map.of("custom", BANDS, "mappings", arrayOf(VALUE_MAPPING))),
                      BAND_OPTIONS,
                      SERIES_TARGET)));

  private static final JsonShape CURRENT = object(Map.of("text", text(), "value", text()));
  private static final JsonShape.Fields ANY_VARIABLE =
      object(
          Map.of(
              "type", text(),
              "name", text(),
              "label", text(),
              "query", text(),
              "refresh", integer(0, 2),
              "current", CURRENT));
  private static final JsonShape VARIABLE =
      byField(
          "type",
          Map.of(
              "datasource",
              ANY_VARIABLE,
              "query",
              ANY_VARIABLE.with(
                  Map.of(
                      "datasource", DATASOURCE,
                      "sort", integer(0, 8),
                      "includeAll", bool(),
                      "multi", bool(),
                      "allValue", text()))));

  private static final JsonShape DASHBOARD =
      object(
              Map.of(
                  "title", text(),
                  "uid", text(),
                  "description", text(),
                  "tags", arrayOf(text()),
                  "schemaVersion", integer(39, 39),
                  "editable", bool(),
                  "graphTooltip", integer(0, 2),
                  "refresh", matching("an interval", value -> value.asText().matches("\\d+[smh]"))))
          .with(
              Map.of(
                  "time", object(Map.of("from", text(), "to", text())),
                  "timezone", oneOf("browser", "utc"),
                  "annotations", object(Map.of("list", EMPTY)),
                  "links", EMPTY,
                  "templating", object(Map.of("list", arrayOf(VARIABLE))),
                  "panels", arrayOf(PANEL)));

  private DashboardSchema() {}

  private static JsonShape.Fields panel(JsonShape defaults, JsonShape options, JsonShape target) {
    return object(
        Map.of(
            "id", integer(1, 10_000),
            "type", text(),
            "title", text(),
            "description", text(),
            "datasource", DATASOURCE,
            "gridPos",
                object(
                    Map.of(
                        "x", integer(0, 23),
                        "y", integer(0, 10_000),
                        "w", integer(1, 24),
                        "h", integer(1, 100))),
            "fieldConfig", object(Map.of("defaults", defaults, "overrides", EMPTY)),
            "options", options,
            "targets", arrayOf(target)));
  }

  /** An object whose shape depends on one of its fields. */
  private static JsonShape byField(String field, Map<String, JsonShape> shapes) {
    return (path, value, errors) -> {
      JsonShape shape = shapes.get(value.path(field).asText());
      if (shape == null || !value.path(field).isTextual()) {
        errors.add(path + "/" + field + " is not one of " + shapes.keySet());
      } else {
        shape.check(path, value, errors);
      }
    };
  }

  /** One line per error, with the path of the value. */
  static List<String> errors(JsonNode dashboard) {
    List<String> errors = new ArrayList<>();
    DASHBOARD.check("", dashboard, errors);
    return errors;
  }
}
