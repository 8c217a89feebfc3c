//! Python bindings of thads-metrics: conversion and nothing else.
