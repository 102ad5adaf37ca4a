# Recomputes the main figures of a study from the files beside this script, and prints them beside those of the portal.
#   Rscript recompute.R
# Base R is enough; with the package multcomp its p-values stand there too.

options(digits = 15, stringsAsFactors = FALSE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
if (length(script) == 1) setwd(dirname(normalizePath(script)))

# An apostrophe before a formula's first letter keeps spreadsheets from computing it; it is no part of the text.
plain <- function(x) if (is.character(x)) sub("^'(?=[=+@\t\r'-])", "", x, perl = TRUE) else x
table_of <- function(file, texts) {
  columns <- names(read.csv(file, nrows = 1, check.names = FALSE))
  types <- ifelse(columns %in% texts, "character", NA)
  data <- read.csv(file, colClasses = types, check.names = FALSE, na.strings = "", encoding = "UTF-8")
  data[] <- lapply(data, plain)
  data
}

settings <- table_of("settings.csv", c("setting", "value"))
setting <- function(name) settings$value[settings$setting == name]
number <- function(name) as.numeric(setting(name))
methods <- table_of("methods.csv", c("method", "run_file", "encoder"))
people <- table_of("participants.csv", c("participant", "left_out_by"))
judgments <- table_of("judgments.csv", c("participant", "topic", "model", "item", "given_utc"))
figures <- table_of("figures.csv", c("figure", "method"))
figures$method[is.na(figures$method)] <- ""
judgments <- judgments[judgments$participant %in% people$participant[is.na(people$left_out_by)], ]
depth <- number("depth")
control <- setting("control")

report <- function(figure, method, value, mark = "") {
  page <- figures$value[figures$figure == figure & figures$method == method]
  if (length(page) == 0) page <- NA
  cat(sprintf("%-32s %-24s %22.15g %22.15g %10.2g\n", paste0(mark, figure), method, value, page, value - page))
}
cat(setting("title"), "\n")
cat(sprintf("%-32s %-24s %22s %22s %10s\n", "figure", "method", "R", "portal", "difference"))

# Krippendorff's alpha, ordinal (Krippendorff 2011): coincidences of the scores within items with two judgments or more.
alpha <- function(item, score) {
  counts <- unclass(table(item, factor(score, levels = seq_len(number("scores")))))
  counts <- counts[rowSums(counts) >= 2, , drop = FALSE]
  if (nrow(counts) == 0) return(NA)
  pairs <- crossprod(counts, counts / (rowSums(counts) - 1)) - diag(colSums(counts / (rowSums(counts) - 1)), ncol(counts))
  n <- colSums(counts)
  rank <- cumsum(n) - n / 2
  distance <- outer(rank, rank, "-")^2
  observed <- sum(pairs * distance) / sum(n)
  expected <- sum(outer(n, n) * distance) / (sum(n) * (sum(n) - 1))
  if (expected == 0) NA else 1 - observed / expected
}
report("alpha ordinal", "", alpha(judgments$item, judgments$score))

# Visitors' interleaved rankings: a method wins where more of its results are relevant; exact sign test without the ties.
live <- table_of("live-judgments.csv", c("ranking", "model", "method", "given_utc"))
drafted <- table_of("live-rankings.csv", c("ranking", "created_utc"))
live <- live[live$ranking %in% drafted$ranking[drafted$interleaved == 1] & live$ranking %in% live$ranking[!is.na(live$score)], ]
if (nrow(live) > 0) {
  live$credit <- as.numeric(!is.na(live$score) & live$score >= number("threshold"))
  credits <- tapply(live$credit, list(live$ranking, factor(live$method, levels = methods$method)), sum)
  for (pair in if (nrow(methods) > 1) combn(nrow(methods), 2, simplify = FALSE)) {
    difference <- na.omit(credits[, pair[1]] - credits[, pair[2]])
    if (length(difference) == 0) next
    first <- methods$method[pair[1]]
    second <- methods$method[pair[2]]
    wins <- sum(difference > 0)
    losses <- sum(difference < 0)
    report(paste("interleaving wins against", second), first, wins)
    report(paste("interleaving ties with", second), first, sum(difference == 0))
    report(paste("interleaving losses against", second), first, losses)
    if (wins + losses > 0) report(paste("interleaving p against", second), first, binom.test(wins, wins + losses)$p.value)
  }
}

# One grade an item, then relevant or not.
grade <- switch(setting("aggregation"),
  median = median,
  mean = mean,
  majority = function(x) sort(x)[(length(x) + 1) %/% 2])
grades <- if (nrow(judgments) > 0) tapply(judgments$score, judgments$item, grade) else numeric(0)
items <- table_of("items.csv", c("item", "topic", "model"))
items$relevant <- ifelse(items$item %in% names(grades), grades[items$item] >= number("threshold"), FALSE)
relevant <- paste(items$topic, items$model)[items$relevant]
topics <- sort(unique(judgments$topic), method = "radix")

# The first ranks, which are those that were judged. What nobody judged is not relevant; p@k is divided by k; a query without results,
# or without a relevant one among the first, counts 0.
measure <- function(file) {
  # A method that found nothing has an empty file, which R does not read.
  run <- if (file.size(file) == 0) data.frame(matrix(character(), 0, 6)) else
    read.table(file, quote = "", comment.char = "", na.strings = "", colClasses = c(rep("character", 3), "numeric", "numeric", "character"))
  names(run) <- c("topic", "q0", "model", "rank", "score", "tag")
  run <- run[order(run$rank), ]
  run$relevant <- paste(run$topic, run$model) %in% relevant
  sapply(topics, function(topic) {
    found <- head(run$relevant[run$topic == topic], depth)
    first <- which(found)
    c(sapply(cutoffs, function(k) sum(head(found, k)) / k), if (length(first) > 0) 1 / first[1] else 0)
  })
}
cutoffs <- c(Filter(function(k) k < depth, c(1, 5, 10)), depth)
if (length(topics) == 0) {
  cat("No query has a judgment: there is nothing else to compute.\n")
  quit()
}
by_method <- lapply(methods$run_file, measure)
for (m in seq_along(by_method)) {
  means <- rowMeans(by_method[[m]])
  for (k in seq_along(cutoffs)) report(paste0("p@", cutoffs[k]), methods$method[m], means[k])
  report(paste0("MRR@", depth), methods$method[m], means[length(means)])
}

# p@k at the study's depth: queries in rows, methods in columns, the control first.
values <- sapply(by_method, function(x) x[length(cutoffs), ])
values <- matrix(values, nrow = length(topics), dimnames = list(topics, methods$method))
others <- setdiff(methods$method, control)
if (length(topics) < 2 || length(others) == 0 || !(control %in% methods$method)) {
  cat("Two queries and two methods are the least that can be compared.\n")
  quit()
}
data <- data.frame(
  value = as.vector(values[, c(control, others)]),
  query = factor(rep(topics, length(others) + 1)),
  method = factor(rep(c(control, others), each = length(topics)), levels = c(control, others)))

# P(max |T| >= t) of Dunnett's test with as many observations of each method (correlation 1/2): a double integral (Dunnett 1955).
dunnett_p <- function(t, others, df) {
  ends <- c(qchisq(1e-17, df), qchisq(1e-17, df, lower.tail = FALSE))
  u <- seq(log(ends[1] / df) / 2, log(ends[2] / df) / 2, length.out = 1200)
  s <- exp(u)
  density <- exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + df * u - df * s^2 / 2)
  z <- seq(-9, 9, by = 0.02)
  inner <- sapply(abs(t) * s, function(c) {
    q <- pnorm((c - z / sqrt(2)) * sqrt(2), lower.tail = FALSE) + pnorm((c + z / sqrt(2)) * sqrt(2), lower.tail = FALSE)
    sum(-expm1(others * log1p(-pmin(q, 1))) * dnorm(z)) * 0.02
  })
  min(1, sum(inner * density) / sum(density))
}
fit <- anova(lm(value ~ query + method, data))
error <- fit["Residuals", "Mean Sq"]
df <- fit["Residuals", "Df"]
for (method in others) {
  difference <- mean(values[, method]) - mean(values[, control])
  t <- difference / sqrt(2 * error / length(topics))
  report("blocked Dunnett difference", method, difference)
  if (error > 1e-20) {
    report("blocked Dunnett statistic", method, t)
    report("blocked Dunnett p", method, dunnett_p(t, length(others), df))
  }
}
friedman <- friedman.test(values)
report("Friedman statistic", "", unname(friedman$statistic))
report("Friedman p", "", friedman$p.value)

if (error > 1e-20 && requireNamespace("multcomp", quietly = TRUE)) {
  cat("~ by multcomp: quasi-Monte Carlo, about five digits\n")
  set.seed(1)
  test <- multcomp::glht(lm(value ~ query + method, data), linfct = multcomp::mcp(method = "Dunnett"))
  found <- suppressWarnings(summary(test, test = multcomp::adjusted("single-step", abseps = 1e-6, maxpts = 500000)))$test
  for (i in seq_along(others)) {
    report("blocked Dunnett statistic", others[i], unname(found$tstat[i]), "~")
    report("blocked Dunnett p", others[i], unname(found$pvalues[i]), "~")
  }
}
