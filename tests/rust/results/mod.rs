mod results;
