package dev.remora.it.beans;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A type of an application, for JSON-B. */
public class Order {

    private LocalDate day = LocalDate.EPOCH;
    private List<String> items = new ArrayList<>();
    private int total;

    @JsonbProperty("ordered-on")
    public LocalDate getDay() {
        return day;
    }

    @JsonbProperty("ordered-on")
    public void setDay(LocalDate day) {
        this.day = day;
    }

    public List<String> getItems() {
        return items;
    }

    public void setItems(List<String> items) {
        this.items = items;
    }

    public int getTotal() {
        return total;
    }

    public void setTotal(int total) {
        this.total = total;
    }
}
