# Critical values of the largest of k t statistics with a common control, made without LoraJudge.Statistics:
#   Rscript critical-values.R > critical-values.csv
# Gauss-Legendre panels over log S and z (the library: trapezoidal rules), R's pnorm (the library: Cody's erfc), 1 - prod(1 - q) by
# log1p and expm1 (the library: a recursion), uniroot on log p over log c. Base R alone. Some of the tails at these values were integrated
# again by mpmath with 30 digits; see CriticalValueTests.
gauss <- function(n) {
  i <- seq_len(n - 1)
  b <- i / sqrt(4 * i^2 - 1)
  J <- matrix(0, n, n)
  J[cbind(i, i + 1)] <- b
  J[cbind(i + 1, i)] <- b
  e <- eigen(J, symmetric = TRUE)
  list(x = e$values, w = 2 * e$vectors[1, ]^2)
}
G <- gauss(20)
panels <- function(from, to, count) {
  edges <- seq(from, to, length.out = count + 1)
  half <- diff(edges) / 2
  list(x = as.vector(outer(G$x, half) + rep(edges[-1] - half, each = 20)), w = as.vector(outer(G$w, half)))
}
# P(max T >= y) with a known variance.
known <- function(y, lambda, two) {
  if (y > 45) return(0)
  z <- panels(-14, max(14, abs(y) + 14), ceiling((28 + abs(y)) * 1.25))
  inside <- 0
  for (l in unique(lambda)) {
    s <- sqrt((1 - l) * (1 + l))
    q <- pnorm((y - l * z$x) / s, lower.tail = FALSE)
    if (two) q <- q + pnorm((-y - l * z$x) / s)
    inside <- inside + sum(lambda == l) * log1p(-pmin(q, 1))
  }
  sum(z$w * dnorm(z$x) * -expm1(inside))
}
exponent <- function(u, df) {
  x <- 2 * u
  series <- 0.5
  term <- 0.5
  for (n in 3:25) { term <- term * x / n; series <- series + term }
  df / 2 * ifelse(abs(x) < 0.5, -x^2 * series, x - expm1(x))
}
# Where a unimodal function is within 55 of its largest value.
support <- function(f, unit) {
  grid <- c(-rev(unit * 1.02^(0:1500)), 0, unit * 1.02^(0:1500))
  grid <- grid[grid > -400 & grid < 6]
  v <- vapply(grid, f, 0)
  near <- which(v > max(v) - 55)
  c(grid[max(1, min(near) - 1)], grid[min(length(grid), max(near) + 1)])
}
tail_of <- function(c, lambda, df, two) {
  if (is.infinite(df)) return(known(c, lambda, two))
  unit <- 0.02 / sqrt(2 * df)
  r <- support(function(u) exponent(u, df), unit)
  n <- panels(r[1], r[2], 60)
  whole <- sum(n$w * exp(exponent(n$x, df)))
  y <- max(c, 0)
  r <- support(function(u) exponent(u, df) + min(0, log(2 * length(lambda)) - (y * exp(u))^2 / 2), unit)
  n <- panels(r[1], r[2], 60)
  sum(n$w * exp(exponent(n$x, df)) * vapply(c * exp(n$x), known, 0, lambda = lambda, two = two)) / whole
}
critical <- function(alpha, lambda, df, two) {
  f <- function(x) log(max(tail_of(exp(x), lambda, df, two), 1e-300) / alpha)
  # Between the unadjusted and Bonferroni's quantile of Student's t, with room: R's qt stays right where others do not.
  at <- function(p) log(pmax(qt(p, df, lower.tail = FALSE), 1e-3))
  r <- c(at(alpha / (1 + two)) - 0.01, at(alpha / (1 + two) / length(lambda)) + 0.01)
  exp(uniroot(f, r, tol = 1e-15, maxiter = 200)$root)
}
half <- sqrt(0.5)
designs <- list("1" = half, "2" = rep(half, 2), "4" = rep(half, 4), "20" = rep(half, 20), "mixed" = sqrt(c(5, 5, 8, 20, 60) / (c(5, 5, 8, 20, 60) + 12)))
cat("design,df,alpha,two_sided,critical\n")
for (two in c(TRUE, FALSE)) for (d in names(designs)) {
  # One-sided, a few of the degrees of freedom are enough: the rules are the same.
  degrees <- if (two || d == "1") c(1, 2, 5, 76, 1000, 1e6, 1e12, Inf) else c(1, 5, 76, Inf)
  for (df in degrees) for (alpha in c(0.5, 0.05, 1e-6, 1e-12, 1e-15)) {
    # The median of one statistic is 0, which has no relative accuracy.
    if (d == "1" && !two && alpha == 0.5) next
    cat(sprintf("%s,%.15g,%.15g,%s,%.17g\n", d, df, alpha, tolower(two), critical(alpha, designs[[d]], df, two)))
  }
}
